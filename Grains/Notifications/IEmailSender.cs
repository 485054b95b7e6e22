namespace OrderGrains.Notifications;

/// <summary>
/// Hands e-mails to a provider. Safe to call from anywhere, by many grains at once. What goes wrong at the provider is
/// returned, never thrown; a cancelled call throws <see cref="OperationCanceledException"/>.
/// </summary>
public interface IEmailSender
{
    /// <summary>What the notifier has to do around a call.</summary>
    EmailSenderTraits Traits { get; }

    /// <summary>Sends one e-mail, or finds that it was sent before.</summary>
    ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken);
}

/// <summary>What a sender needs from whoever calls it.</summary>
public sealed record EmailSenderTraits
{
    /// <summary>
    /// True: the attempt is committed before the call, because a second call sends a second time, or because the
    /// provider recognises a repeat only by what was recorded.
    /// </summary>
    public required bool RecordsFirst { get; init; }

    /// <summary>False: the content is never read, so that nobody looks for a template.</summary>
    public bool ReadsContent { get; init; } = true;

    /// <summary>
    /// How long the provider remembers a request: within it a retry carries the same first-sent time, later a new one.
    /// Null: the time means nothing to it.
    /// </summary>
    public TimeSpan? RepeatabilityWindow { get; init; }
}
