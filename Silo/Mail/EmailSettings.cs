using OrderGrains.Configuration;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>Reads the section <c>OrderGrains:Email</c>.</summary>
public static class EmailSettings
{
    private const string Azure = "Email:AzureCommunicationServices:";

    /// <summary>Reads the section and checks it as a whole; what is wrong is in the reader's errors.</summary>
    public static EmailOptions Read(SettingsReader settings)
    {
        var fallback = new EmailOptions();
        int errors = settings.Errors.Count;
        var options = new EmailOptions
        {
            Sender = settings.Choice(
                new("Email:Sender", "Where e-mails go; Discard only counts them, for load tests."), fallback.Sender),
            From = settings.Text(new("Email:From", "The sender's address, with or without a name."), fallback.From),
            Timeout = settings.Duration(
                new("Email:Timeout", "How long one call to a provider may take."),
                fallback.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
            FilePath = Optional(
                settings, "Email:FilePath", "Folder of e-mails written as files; by default `mail` in the data folder."),
            FileFlush = settings.Flag(
                new("Email:FileFlush", "Whether each file is forced to the disk before it counts as sent."),
                fallback.FileFlush),
            Smtp = ReadSmtp(settings, fallback.Smtp),
            AzureCommunicationServices = ReadAzure(settings),
            Retry = ReadRetry(settings, fallback.Retry),
        };

        // What was refused above has its default now; only what fits no default is left to say.
        if (settings.Errors.Count == errors)
        {
            foreach (string error in EmailOptionsCheck.Check(options))
            {
                settings.AddError(error);
            }
        }

        return options;
    }

    private static SmtpOptions ReadSmtp(SettingsReader settings, SmtpOptions fallback) => new()
    {
        Host = Optional(settings, "Email:Smtp:Host", "The mail server; required with Smtp.") ?? fallback.Host,
        Port = (int)settings.Number(
            new("Email:Smtp:Port", "The mail server's port; not 465, since TLS begins by STARTTLS."),
            fallback.Port, 1, 65_535),
        User = Optional(settings, "Email:Smtp:User", "The user to log in as; none: no log-in."),
        Password = Optional(settings, "Email:Smtp:Password", "The user's password."),
        StartTls = settings.Flag(
            new("Email:Smtp:StartTls", "Whether STARTTLS is demanded; without it e-mails travel in the clear."),
            fallback.StartTls),
        Connections = (int)settings.Number(
            new("Email:Smtp:Connections", "How many connections may be open at once."), fallback.Connections, 1, 64),
    };

    private static AzureCommunicationOptions ReadAzure(SettingsReader settings) => new()
    {
        Endpoint = Optional(settings, Azure + "Endpoint", "The resource's https URL."),
        AccessKey = Optional(settings, Azure + "AccessKey", "The resource's access key, base64."),
        ConnectionString = Optional(
            settings, Azure + "ConnectionString", "Endpoint and key in one: endpoint=…;accesskey=…"),
    };

    private static EmailRetryOptions ReadRetry(SettingsReader settings, EmailRetryOptions fallback) => new()
    {
        FirstDelay = settings.Duration(
            new("Email:Retry:FirstDelay", "The longest wait after the first failure; doubles with each further one."),
            fallback.FirstDelay, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        MaxDelay = settings.Duration(
            new("Email:Retry:MaxDelay", "The longest wait at all."),
            fallback.MaxDelay, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        Attempts = (int)settings.Number(
            new("Email:Retry:Attempts", "How often an e-mail is tried before it becomes a dead letter."),
            fallback.Attempts, 1, 100),
    };

    private static string? Optional(SettingsReader settings, string key, string meaning) =>
        settings.OptionalText(
            new(key, meaning), "not empty", static text => text.Length > 0 ? null : "must not be empty");
}
