using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>
/// Sends nothing and counts: for load tests, where neither a disk nor a provider is to be measured. The content is
/// never rendered. Safe to call from anywhere.
/// </summary>
public sealed class DiscardEmailSender : IEmailSender
{
    private static readonly Task<SendOutcome> Sent = Task.FromResult<SendOutcome>(SendOutcome.Sent.Instance);

    private long count;

    /// <summary>How many e-mails were discarded.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <inheritdoc/>
    public EmailSenderTraits Traits { get; } = new() { RecordsFirst = false, ReadsContent = false };

    /// <inheritdoc/>
    public ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref count);
        return new ValueTask<SendOutcome>(Sent);
    }
}
