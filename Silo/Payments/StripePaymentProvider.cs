using System.Text.Json;
using Orleans;

namespace OrderGrains.Payments;

/// <summary>
/// Payments at Stripe, as payment intents over its HTTP API. Every question carries a key under which Stripe does it
/// once; a question that Stripe refuses is answered by how the payment stands. Safe to call from anywhere.
/// </summary>
internal sealed class StripePaymentProvider(StripeClient client) : IPaymentProvider, IDisposable
{
    private const string RefundFailed = "refund_failed";
    private const string RefundPending = "stripe_refund_pending";

    /// <inheritdoc/>
    public string Name => "stripe";

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <inheritdoc/>
    public async Task<ProviderAnswer> AskAsync(ProviderRequest request, IGrainFactory grains)
    {
        using var limit = new CancellationTokenSource(client.Limit, client.Time);
        try
        {
            return request.Kind switch
            {
                ProviderCallKind.Create => await CreateAsync(request, limit.Token),
                ProviderCallKind.Capture => await ChangeAsync(request, "capture", limit.Token),
                ProviderCallKind.Cancel => await ChangeAsync(request, "cancel", limit.Token),
                ProviderCallKind.Refund => await RefundAsync(request, limit.Token),
                _ => throw new InvalidOperationException($"There is no question {request.Kind}."),
            };
        }
        catch (OperationCanceledException)
        {
            return new ProviderAnswer.Transient("stripe_timeout");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new ProviderAnswer.Transient("stripe_unreachable");
        }
        catch (JsonException)
        {
            return new ProviderAnswer.Transient("stripe_illegible");
        }
    }

    private async Task<ProviderAnswer> CreateAsync(ProviderRequest request, CancellationToken cancellationToken)
    {
        StripeForm form = new StripeForm(request)
            .WithAmount()
            .With("currency", request.Currency.ToLowerInvariant())
            .With("capture_method", request.Capture == CaptureMode.AtAcceptance ? "manual" : "automatic")
            .With("automatic_payment_methods[enabled]", "true")
            .WithOrder();
        StripeReply<StripeIntent> reply =
            await client.ChangeIntentAsync("/v1/payment_intents", form, cancellationToken);
        return reply.Failure ?? Known(reply.Value!);
    }

    private async Task<ProviderAnswer> ChangeAsync(
        ProviderRequest request, string verb, CancellationToken cancellationToken)
    {
        string intentId = IntentOf(request);
        StripeReply<StripeIntent> reply = await client.ChangeIntentAsync(
            $"{StripeClient.IntentPath(intentId)}/{verb}", new StripeForm(request), cancellationToken);
        return reply.Failure switch
        {
            null => Known(reply.Value!),
            ProviderAnswer.Refused refused => await ReadAsync(intentId, refused, cancellationToken),
            { } failure => failure,
        };
    }

    /// <summary>
    /// A payment that is at its end already refuses to be captured or cancelled; what it is then is the answer.
    /// </summary>
    private async Task<ProviderAnswer> ReadAsync(
        string intentId, ProviderAnswer.Refused refused, CancellationToken cancellationToken)
    {
        StripeReply<StripeIntent> reply = await client.FindIntentAsync(intentId, cancellationToken);
        return reply switch
        {
            { Failure: ProviderAnswer.Transient transient } => transient,
            { Value: { Status: "succeeded" or "canceled" } ended } => Known(ended),
            { Value.Status: "processing" } => new ProviderAnswer.Transient(refused.Error),
            _ => refused,
        };
    }

    /// <summary>Stripe forgets keys after a day or so; a refund carries our id, and that is for ever.</summary>
    private async Task<ProviderAnswer> RefundAsync(ProviderRequest request, CancellationToken cancellationToken)
    {
        string intentId = IntentOf(request);
        StripeReply<StripeRefundList> made = await client.ListRefundsAsync(intentId, cancellationToken);
        if (made.Failure is not null)
        {
            return made.Failure;
        }

        StripeRefund? refund = Array.Find(
            made.Value!.Data, each => each.Metadata?.GetValueOrDefault(StripeMetadata.Refund) == request.RefundId);
        if (refund is null)
        {
            StripeForm form = new StripeForm(request)
                .With("payment_intent", intentId)
                .WithAmount()
                .WithOrder()
                .With($"metadata[{StripeMetadata.Refund}]", request.RefundId!);
            StripeReply<StripeRefund> reply = await client.RefundAsync(form, cancellationToken);
            if (reply.Failure is not null)
            {
                return reply.Failure;
            }

            refund = reply.Value!;
        }

        return StripeFacts.Of(refund, intentId) switch
        {
            null => new ProviderAnswer.Transient(RefundPending),
            { Type: ProviderEventType.RefundFailed } failed =>
                new ProviderAnswer.Refused(failed.Error ?? RefundFailed),
            { } succeeded => new ProviderAnswer.Known(succeeded),
        };
    }

    private static string IntentOf(ProviderRequest request) =>
        request.IntentId ?? throw new InvalidOperationException($"{request.Kind} is asked of no payment.");

    private static ProviderAnswer.Known Known(StripeIntent intent) => new(StripeFacts.Of(intent), intent.ClientSecret);
}
