using OrderGrains.Notifications;

namespace OrderGrains.Configuration;

/// <summary>Reads the section <c>OrderGrains:Email</c>.</summary>
public static class EmailSettings
{
    private static readonly EmailOptions Usual = new();

    /// <summary>Reads the section, and checks what only a look at several settings together can tell.</summary>
    public static EmailOptions Read(SettingsReader settings)
    {
        var options = new EmailOptions
        {
            Sender = settings.Choice(new("Email:Sender", "Where e-mails to customers go."), Usual.Sender),
            From = settings.Text(new("Email:From", "The sender's address, with or without a name."), Usual.From),
            Timeout = settings.Duration(
                new("Email:Timeout", "How long one call to a provider may take, its brief retries included."),
                Usual.Timeout,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromMinutes(2)),
            FilePath = settings.OptionalText(
                new("Email:FilePath", "The folder of the sender `File`; without it `mail` in the data path."),
                "not empty",
                static text => text.Length > 0 ? null : "must not be empty"),
            FileFlush = settings.Flag(
                new("Email:FileFlush", "Whether each file is forced to the disk before it counts as sent."), false),
            Smtp = ReadSmtp(settings),
            AzureCommunicationServices = ReadAzure(settings),
            Retry = ReadRetry(settings),
        };
        foreach (string error in EmailOptionsCheck.Check(options))
        {
            settings.AddError(error);
        }

        return options;
    }

    private static SmtpOptions ReadSmtp(SettingsReader settings) => new()
    {
        Host = Optional(settings, "Email:Smtp:Host", "The mail server; required when it is the sender.") ?? "",
        Port = (int)settings.Number(
            new("Email:Smtp:Port", "The mail server's port; not 465 (TLS from the first byte)."),
            Usual.Smtp.Port, 1, 65535),
        User = Optional(settings, "Email:Smtp:User", "The user to log in as."),
        Password = Optional(settings, "Email:Smtp:Password", "The user's password; never logged."),
        StartTls = settings.Flag(new("Email:Smtp:StartTls", "Whether STARTTLS is demanded."), Usual.Smtp.StartTls),
        Connections = (int)settings.Number(
            new("Email:Smtp:Connections", "How many connections may be open at once."), Usual.Smtp.Connections, 1, 64),
    };

    private static AzureCommunicationOptions ReadAzure(SettingsReader settings) => new()
    {
        Endpoint = Optional(
            settings, "Email:AzureCommunicationServices:Endpoint", "The resource's URL; https, or http to loopback."),
        AccessKey = Optional(
            settings, "Email:AzureCommunicationServices:AccessKey", "The resource's key, base64; never logged."),
        ConnectionString = Optional(
            settings, "Email:AzureCommunicationServices:ConnectionString", "Both in one; never logged."),
    };

    private static EmailRetryOptions ReadRetry(SettingsReader settings) => new()
    {
        FirstDelay = settings.Duration(
            new("Email:Retry:FirstDelay", "The bound of the wait after the first failure; doubles each time."),
            Usual.Retry.FirstDelay,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromHours(1)),
        MaxDelay = settings.Duration(
            new("Email:Retry:MaxDelay", "The longest wait between tries."),
            Usual.Retry.MaxDelay,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromDays(1)),
        Attempts = (int)settings.Number(
            new("Email:Retry:Attempts", "How often an e-mail is tried before it becomes a dead letter."),
            Usual.Retry.Attempts, 1, 100),
    };

    private static string? Optional(SettingsReader settings, string key, string meaning) =>
        settings.OptionalText(
            new(key, meaning), "not empty", static text => text.Length > 0 ? null : "must not be empty");
}
