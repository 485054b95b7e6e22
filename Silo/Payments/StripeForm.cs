using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Payments;

/// <summary>The form of one question to Stripe. The same question gives the same form and key.</summary>
internal sealed class StripeForm(ProviderRequest request)
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    /// <summary>Adds a field.</summary>
    public StripeForm With(string name, string value)
    {
        fields.Add(new(name, value));
        return this;
    }

    /// <summary>Adds how much.</summary>
    public StripeForm WithAmount() => With(
        "amount", StripeAmount.ToStripe(request.Amount, request.Currency).ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds whose it is, so that Stripe's events find back.</summary>
    public StripeForm WithOrder() =>
        With($"metadata[{StripeMetadata.Order}]", request.Order.Id)
            .With($"metadata[{StripeMetadata.Tenant}]", request.Order.Tenant);

    /// <summary>The request.</summary>
    public HttpRequestMessage To(string path)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        message.Headers.Add("Idempotency-Key", Key());
        return message;
    }

    // One account may serve several tenants, and an order's id may be no header's text.
    private string Key() => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Order.Tenant}/{request.IdempotencyKey}")));
}
