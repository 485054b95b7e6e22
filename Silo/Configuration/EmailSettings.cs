using OrderGrains.Notifications;
using OrderGrains.Retries;

namespace OrderGrains.Configuration;

/// <summary>Reads the section <c>OrderGrains:Email</c>.</summary>
public static class EmailSettings
{
    private const string AnyText = "any text";

    /// <summary>Reads the section; what the parts mean together is checked here too.</summary>
    public static EmailOptions Read(SettingsReader settings)
    {
        var fallback = new EmailOptions();
        var options = new EmailOptions
        {
            Sender = settings.Choice(
                new("Email:Sender", "Where e-mails go; `Discard` only counts them, for load tests."), fallback.Sender),
            From = settings.Text(new("Email:From", "The sender's address, with or without a name."), fallback.From),
            Timeout = settings.Duration(
                new("Email:Timeout", "How long one call to a provider may take."),
                fallback.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
            FilePath = settings.OptionalText(
                new("Email:FilePath", "Folder of `File`; without it `mail` in the data path."),
                "a folder",
                static _ => null),
            FileFlush = settings.Flag(
                new("Email:FileFlush", "Whether `File` forces each file to the disk before it counts as sent."), false),
            Smtp = ReadSmtp(settings, fallback.Smtp),
            AzureCommunicationServices = ReadAzure(settings),
            Retry = ReadRetry(settings, fallback.Retry),
        };
        foreach (string error in EmailOptionsCheck.Check(options))
        {
            settings.AddError(error);
        }

        return options;
    }

    private static SmtpOptions ReadSmtp(SettingsReader settings, SmtpOptions fallback) => new()
    {
        Host = settings.OptionalText(
            new("Email:Smtp:Host", "The mail server; required for `Smtp`."),
            "a name or address",
            static _ => null) ?? "",
        Port = (int)settings.Number(
            new("Email:Smtp:Port", "The mail server's port, with STARTTLS; not 465."), fallback.Port, 1, 65_535),
        User = settings.OptionalText(new("Email:Smtp:User", "The user to log in as."), AnyText, static _ => null),
        Password = settings.OptionalText(
            new("Email:Smtp:Password", "The user's password; never logged."), AnyText, static _ => null),
        StartTls = settings.Flag(
            new("Email:Smtp:StartTls", "Whether STARTTLS is demanded; without it e-mails go in the clear."), true),
        Connections = (int)settings.Number(
            new("Email:Smtp:Connections", "How many connections to the mail server may be open at once."),
            fallback.Connections, 1, 64),
    };

    private static AzureCommunicationOptions ReadAzure(SettingsReader settings) => new()
    {
        Endpoint = settings.OptionalText(
            new("Email:AzureCommunicationServices:Endpoint", "The resource's URL."), "https", static _ => null),
        AccessKey = settings.OptionalText(
            new("Email:AzureCommunicationServices:AccessKey", "The resource's access key; never logged."),
            "base64", static _ => null),
        ConnectionString = settings.OptionalText(
            new("Email:AzureCommunicationServices:ConnectionString", "Both in one; never logged."),
            "endpoint=…;accesskey=…", static _ => null),
    };

    private static RetryOptions ReadRetry(SettingsReader settings, RetryOptions fallback) => new()
    {
        FirstDelay = settings.Duration(
            new("Email:Retry:FirstDelay", "The wait after a first failure, at most; it doubles with each one."),
            fallback.FirstDelay, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        MaxDelay = settings.Duration(
            new("Email:Retry:MaxDelay", "The longest wait between two tries."),
            fallback.MaxDelay, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        Attempts = (int)settings.Number(
            new("Email:Retry:Attempts", "How often an e-mail is tried before it becomes a dead letter."),
            fallback.Attempts, 1, 100),
    };
}
