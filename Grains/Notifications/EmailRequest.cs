namespace OrderGrains.Notifications;

/// <summary>One e-mail to send. Belongs to one call; not thread-safe.</summary>
/// <param name="identity">Which e-mail it is, and to whom.</param>
/// <param name="from">The sender's address, with or without a name.</param>
/// <param name="firstSent">When the first try of the current repeatability window began.</param>
/// <param name="render">Makes the content; called at most once.</param>
public sealed class EmailRequest(
    EmailIdentity identity, string from, DateTimeOffset firstSent, Func<EmailContent> render)
{
    private EmailContent? content;

    /// <summary>Which e-mail it is, and to whom.</summary>
    public EmailIdentity Identity { get; } = identity;

    /// <summary>The sender's address, with or without a name.</summary>
    public string From { get; } = from;

    /// <summary>When the first try of the current repeatability window began.</summary>
    public DateTimeOffset FirstSent { get; } = firstSent;

    /// <summary>The content, rendered at the first use.</summary>
    public EmailContent Content => content ??= render();
}
