using OrderGrains.Retries;

namespace OrderGrains.Notifications;

/// <summary>E-mails to customers. Section <c>OrderGrains:Email</c>.</summary>
public sealed record EmailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "OrderGrains:Email";

    /// <summary>
    /// Where e-mails go: <c>File</c>, <c>Smtp</c>, <c>AzureCommunicationServices</c> or <c>Discard</c> (counted only,
    /// for load tests: no customer hears anything). Default: <c>File</c>.
    /// </summary>
    public EmailSenderKind Sender { get; init; } = EmailSenderKind.File;

    /// <summary>
    /// The sender's address, with or without a name. Default: <c>Orders &lt;orders@localhost&gt;</c>; Azure
    /// Communication Services takes only an address of a verified domain and shows the name configured there.
    /// </summary>
    public string From { get; init; } = "Orders <orders@localhost>";

    /// <summary>
    /// How long one call to a provider may take, its brief retries included; the order's later e-mails wait for it.
    /// Default: 10 s; 1 s to 2 min.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The folder of <c>File</c>; created at the first e-mail. Default: <c>mail</c> in the data path.
    /// </summary>
    public string? FilePath { get; init; }

    /// <summary>
    /// Whether <c>File</c> forces each file to the disk before it counts as sent. Without it a power cut can lose the
    /// newest files (a killed process loses none); with it each e-mail waits for the disk. Default: false.
    /// </summary>
    public bool FileFlush { get; init; }

    /// <summary>The mail server of <c>Smtp</c>.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>The resource of <c>AzureCommunicationServices</c>.</summary>
    public AzureCommunicationOptions AzureCommunicationServices { get; init; } = new();

    /// <summary>When a failed e-mail is tried again.</summary>
    public RetryOptions Retry { get; init; } = new();
}
