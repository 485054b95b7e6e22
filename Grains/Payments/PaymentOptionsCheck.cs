using OrderGrains.Retries;

namespace OrderGrains.Payments;

/// <summary>
/// Finds everything that is wrong with the payment options, each error with its full key and no secret.
/// </summary>
public static class PaymentOptionsCheck
{
    private const int MostWebhookSecrets = 2;

    /// <summary>The errors; empty when the options are sound.</summary>
    public static IReadOnlyList<string> Check(PaymentOptions options)
    {
        var errors = new List<string>();
        string kinds = string.Join(", ", Enum.GetNames<PaymentProviderKind>());
        Demand(errors, Enum.IsDefined(options.Provider), "Provider", $"must be one of: {kinds}");
        Between(errors, options.Timeout, "Timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        CheckRetry(errors, options.Retry);
        if (options.Provider == PaymentProviderKind.Stripe)
        {
            CheckStripe(errors, options.Stripe);
        }

        return errors;
    }

    private static void CheckRetry(List<string> errors, RetryOptions retry)
    {
        Between(errors, retry.FirstDelay, "Retry:FirstDelay", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Between(errors, retry.MaxDelay, "Retry:MaxDelay", TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        bool ordered = retry.MaxDelay >= retry.FirstDelay;
        Demand(errors, ordered, "Retry:MaxDelay", $"must not be below {PaymentOptions.Section}:Retry:FirstDelay");
        Demand(errors, retry.Attempts is >= 1 and <= 100, "Retry:Attempts", "must be from 1 to 100");
    }

    private static void CheckStripe(List<string> errors, StripeOptions stripe)
    {
        const string Url = "must be an https URL without a path (http to loopback)";
        Demand(errors, IsEndpoint(stripe.Endpoint), "Stripe:Endpoint", Url);
        Demand(
            errors, IsKey(stripe.SecretKey, "sk_", "rk_"), "Stripe:SecretKey", "must be a key that begins sk_ or rk_");
        IReadOnlyList<string> secrets = stripe.WebhookSecrets();
        bool signs = secrets.Count is >= 1 and <= MostWebhookSecrets && secrets.All(static one => IsKey(one, "whsec_"));
        Demand(
            errors, signs, "Stripe:WebhookSecret", "must be a secret that begins whsec_, or two separated by a comma");
        Demand(
            errors, stripe.PublishableKey is null || IsKey(stripe.PublishableKey, "pk_"), "Stripe:PublishableKey",
            "must be a key that begins pk_");
    }

    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    private static bool IsKey(string? text, params ReadOnlySpan<string> prefixes)
    {
        foreach (string prefix in prefixes)
        {
            if (text?.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return text.All(static letter => letter is > ' ' and <= '~');
            }
        }

        return false;
    }

    private static void Between(List<string> errors, TimeSpan value, string key, TimeSpan least, TimeSpan most) =>
        Demand(errors, value >= least && value <= most, key, $"must be from {least:c} to {most:c}");

    private static void Demand(List<string> errors, bool holds, string key, string demand)
    {
        if (!holds)
        {
            errors.Add($"{PaymentOptions.Section}:{key} {demand}");
        }
    }
}
