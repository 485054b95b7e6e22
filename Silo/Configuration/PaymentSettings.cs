using OrderGrains.Payments;
using OrderGrains.Retries;

namespace OrderGrains.Configuration;

/// <summary>Reads the section <c>OrderGrains:Payments</c>.</summary>
public static class PaymentSettings
{
    /// <summary>Reads the section; what the parts mean together is checked here too.</summary>
    public static PaymentOptions Read(SettingsReader settings)
    {
        var fallback = new PaymentOptions();
        var options = new PaymentOptions
        {
            Provider = settings.Choice(
                new("Payments:Provider", "Where money is moved; `Simulated` moves none."), fallback.Provider),
            Timeout = settings.Duration(
                new("Payments:Timeout", "How long one question to the provider may take."),
                fallback.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            Retry = ReadRetry(settings, fallback.Retry),
            Stripe = ReadStripe(settings, fallback.Stripe),
        };
        foreach (string error in PaymentOptionsCheck.Check(options))
        {
            settings.AddError(error);
        }

        return options;
    }

    private static RetryOptions ReadRetry(SettingsReader settings, RetryOptions fallback) => new()
    {
        FirstDelay = settings.Duration(
            new("Payments:Retry:FirstDelay", "The wait after a first failure, at most; it doubles with each one."),
            fallback.FirstDelay, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        MaxDelay = settings.Duration(
            new("Payments:Retry:MaxDelay", "The longest wait between two tries."),
            fallback.MaxDelay, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        Attempts = (int)settings.Number(
            new("Payments:Retry:Attempts", "How often the provider is asked before it becomes a dead letter."),
            fallback.Attempts, 1, 100),
    };

    private static StripeOptions ReadStripe(SettingsReader settings, StripeOptions fallback) => new()
    {
        Endpoint = settings.Text(
            new("Payments:Stripe:Endpoint", "Where Stripe's API is; https, or http to loopback."), fallback.Endpoint),
        SecretKey = settings.OptionalText(
            new("Payments:Stripe:SecretKey", "The key that calls to Stripe carry; required for it; never logged."),
            "sk_… or rk_…", static _ => null),
        WebhookSecret = settings.OptionalText(
            new(
                "Payments:Stripe:WebhookSecret",
                "What Stripe signs its events with, one or two with a comma; required for it; never logged."),
            "whsec_…", static _ => null),
        PublishableKey = settings.OptionalText(
            new(
                "Payments:Stripe:PublishableKey",
                "Stripe's key for browsers; without it the shop's page takes no cards."),
            "pk_…", static _ => null),
    };
}
