using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Configuration;
using OrderGrains.Payments;

namespace OrderGrains.Api.Payments;

/// <summary>Where a customer's browser pays: <c>/v1/payment-provider</c>.</summary>
internal static class PaymentProviderEndpoints
{
    public static void MapPaymentProvider(this IEndpointRouteBuilder app) =>
        app.MapResource("/v1/payment-provider", "Payments").MapGet("", Get).Describe(
            "Where a browser pays",
            "The provider, and what its form in a browser needs. A payment's client_secret goes with it.")
            .OpenToAll();

    private static JsonAnswer<PaymentProviderBody> Get(OrderGrainsOptions options)
    {
        bool isStripe = options.Payments.Provider == PaymentProviderKind.Stripe;
        var body = new PaymentProviderBody
        {
            Provider = SnakeCase<PaymentProviderKind>.NameOf(options.Payments.Provider),
            PublishableKey = isStripe ? options.Payments.Stripe.PublishableKey : null,
        };
        return new JsonAnswer<PaymentProviderBody>(body, ApiJson.Web.PaymentProviderBody);
    }
}
