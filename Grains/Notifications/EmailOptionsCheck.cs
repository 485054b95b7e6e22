using System.Net.Mail;
using OrderGrains.Retries;

namespace OrderGrains.Notifications;

/// <summary>
/// Finds everything that is wrong with the e-mail options, each error with its full key and no secret.
/// </summary>
public static class EmailOptionsCheck
{
    /// <summary>The errors; empty when the options are sound.</summary>
    public static IReadOnlyList<string> Check(EmailOptions options)
    {
        var errors = new List<string>();
        string kinds = string.Join(", ", Enum.GetNames<EmailSenderKind>());
        Demand(errors, Enum.IsDefined(options.Sender), "Sender", $"must be one of: {kinds}");
        Demand(errors, MailAddress.TryCreate(options.From, out _), "From", "must be an e-mail address");
        Between(errors, options.Timeout, "Timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Demand(errors, options.FilePath is null or { Length: > 0 }, "FilePath", "must not be empty");
        CheckRetry(errors, options.Retry);
        if (options.Sender == EmailSenderKind.Smtp)
        {
            CheckSmtp(errors, options.Smtp);
        }

        if (options.Sender == EmailSenderKind.AzureCommunicationServices)
        {
            CheckAzure(errors, options);
        }

        return errors;
    }

    private static void CheckRetry(List<string> errors, RetryOptions retry)
    {
        Between(errors, retry.FirstDelay, "Retry:FirstDelay", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Between(errors, retry.MaxDelay, "Retry:MaxDelay", TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        bool ordered = retry.MaxDelay >= retry.FirstDelay;
        Demand(errors, ordered, "Retry:MaxDelay", $"must not be below {EmailOptions.Section}:Retry:FirstDelay");
        Demand(errors, retry.Attempts is >= 1 and <= 100, "Retry:Attempts", "must be from 1 to 100");
    }

    private static void CheckSmtp(List<string> errors, SmtpOptions smtp)
    {
        Demand(errors, smtp.Host.Length > 0, "Smtp:Host", "is required when Sender is Smtp");
        Demand(errors, smtp.Port is >= 1 and <= 65535, "Smtp:Port", "must be from 1 to 65535");
        Demand(errors, smtp.Port != 465, "Smtp:Port", "must offer STARTTLS; 465 speaks TLS from the first byte");
        Demand(errors, smtp.Connections is >= 1 and <= 64, "Smtp:Connections", "must be from 1 to 64");
        Demand(errors, smtp.User is null == smtp.Password is null, "Smtp:Password", "goes together with Smtp:User");
    }

    private static void CheckAzure(List<string> errors, EmailOptions options)
    {
        const string Name = "AzureCommunicationServices";
        AzureCommunicationOptions azure = options.AzureCommunicationServices;
        bool both = azure.ConnectionString is not null && (azure.Endpoint is not null || azure.AccessKey is not null);
        Demand(errors, !both, $"{Name}:ConnectionString", "excludes Endpoint and AccessKey");
        (string? endpoint, string? key) = azure.Resolve();
        string prefix = azure.ConnectionString is null ? Name : $"{Name}:ConnectionString, its part ";
        string separator = azure.ConnectionString is null ? ":" : "";
        const string Wanted = "must be an https URL without a path (http to loopback)";
        Demand(errors, IsEndpoint(endpoint), $"{prefix}{separator}Endpoint", Wanted);
        Demand(errors, IsKey(key), $"{prefix}{separator}AccessKey", "must be base64");
        bool local = MailAddress.TryCreate(options.From, out MailAddress? from) && from.Host == "localhost";
        Demand(errors, !local, "From", "must be an address of a domain that the service has verified");
    }

    private static bool IsEndpoint(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    private static bool IsKey(string? text) =>
        !string.IsNullOrEmpty(text) && Convert.TryFromBase64String(text, new byte[text.Length], out _);

    private static void Between(List<string> errors, TimeSpan value, string key, TimeSpan least, TimeSpan most) =>
        Demand(errors, value >= least && value <= most, key, $"must be from {least:c} to {most:c}");

    private static void Demand(List<string> errors, bool holds, string key, string demand)
    {
        if (!holds)
        {
            errors.Add($"{EmailOptions.Section}:{key} {demand}");
        }
    }
}
