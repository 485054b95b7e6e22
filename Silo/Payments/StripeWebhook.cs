using System.Text.Json;
using OrderGrains.Ledger;

namespace OrderGrains.Payments;

/// <summary>Receives what Stripe reports. Safe to call from anywhere.</summary>
internal sealed class StripeWebhook(StripeClient client, IReadOnlyList<string> secrets) : IDisposable
{
    /// <summary>The webhook that the options describe; null: the provider reports otherwise.</summary>
    public static StripeWebhook? Of(PaymentOptions options, TimeProvider time) =>
        options.Provider == PaymentProviderKind.Stripe
            ? new StripeWebhook(new StripeClient(options, time), options.Stripe.WebhookSecrets())
            : null;

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Whether the event is Stripe's.</summary>
    public SignatureVerdict Check(string? signature, ReadOnlySpan<byte> body) =>
        StripeSignature.Check(signature, body, secrets, client.Time.GetUtcNow());

    /// <summary>What a report says, with what it leaves out.</summary>
    /// <exception cref="InfrastructureException">Stripe did not answer; the report is to come again.</exception>
    public async Task<IReadOnlyList<ProviderEvent>> ReadAsync(StripeReport report, CancellationToken cancellationToken)
    {
        if (report.RefundsOf is not { } intentId)
        {
            return report.Events;
        }

        using var limit = new CancellationTokenSource(client.Limit, client.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            StripeReply<StripeRefundList> reply = await client.ListRefundsAsync(intentId, either.Token);
            return reply switch
            {
                { Value: { } refunds } => StripeEvents.Of(refunds, intentId, report.EventId),
                { Failure: ProviderAnswer.Refused } => [],
                _ => throw Unanswered(null),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unanswered(failure);
        }
    }

    private static InfrastructureException Unanswered(Exception? cause) => new(
        "payment_provider", "The payment provider did not say which refunds it means.", retryable: true, inner: cause);
}
