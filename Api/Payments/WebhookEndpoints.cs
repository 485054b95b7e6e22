using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Configuration;
using OrderGrains.Payments;

namespace OrderGrains.Api.Payments;

/// <summary>
/// Where the payment provider reports: <c>/webhook</c>. Its signature is its key. It is answered once what it says is
/// committed; until then it reports again.
/// </summary>
internal static class WebhookEndpoints
{
    private const int MostBytes = (int)BodyLimit.UsualBytes;

    // The address is event-driven-coffee's, and so are the statuses of its refusals.
    private static readonly ProblemKind SignatureInvalid =
        new(400, "signature_invalid", "The signature is not right");

    private static readonly ProblemKind TimestampOutOfTolerance =
        new(400, "timestamp_out_of_tolerance", "The signature is of another time");

    public static void MapPaymentWebhook(this IEndpointRouteBuilder app)
    {
        IServiceProvider services = app.ServiceProvider;
        StripeWebhook? webhook = StripeWebhook.Of(
            services.GetRequiredService<OrderGrainsOptions>().Payments, services.GetRequiredService<TimeProvider>());
        app.MapResource("", "Payments")
            .MapPost("/webhook", (HttpContext http, GrainCalls calls, IGrainFactory grains) =>
                Receive(http, calls, grains, webhook))
            .Describe(
                "Report about a payment",
                "For Stripe: an event with the header stripe-signature. Each takes effect once, in any order.")
            .Fails(404, 413)
            .OpenToAll();
    }

    private static async Task<Results<Ok, Problem>> Receive(
        HttpContext http, GrainCalls calls, IGrainFactory grains, StripeWebhook? webhook)
    {
        if (webhook is null)
        {
            return Problem.NotFound("webhook");
        }

        byte[] body = await ReadAsync(http.Request, http.RequestAborted);
        string? signature = http.Request.Headers[StripeSignature.Header];
        if (Refuse(webhook.Check(signature, body)) is { } refusal)
        {
            return refusal;
        }

        if (!StripeEvents.TryRead(body, out StripeReport? report))
        {
            return Problem.InvalidBody("", "is no event");
        }

        foreach (ProviderEvent told in await webhook.ReadAsync(report, http.RequestAborted))
        {
            await calls.Within(ReceiveAsync(grains.GetGrain<IPaymentGrain>(report.Order.ToString()), told));
        }

        return TypedResults.Ok();
    }

    private static async Task<bool> ReceiveAsync(IPaymentGrain payment, ProviderEvent told)
    {
        await payment.Receive(told);
        return true;
    }

    private static Problem? Refuse(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Valid => null,
        SignatureVerdict.OutOfTolerance => new Problem(
            TimestampOutOfTolerance, "The time that was signed is more than 300 s from now."),
        _ => new Problem(SignatureInvalid, "Send stripe-signature: t=…,v1=… over the body as it is."),
    };

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MostBytes));
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }
}
