using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>
/// Writes each e-mail as one <c>.eml</c> file: exactly once, since the name comes from order, event and recipient, and
/// the file appears complete or not at all. Safe to call from anywhere.
/// </summary>
/// <param name="folder">Where the files go; created when missing.</param>
/// <param name="flush">Whether each file is forced to the disk before it counts.</param>
public sealed class FileEmailSender(string folder, bool flush) : IEmailSender
{
    private static readonly Task<SendOutcome> Sent = Task.FromResult<SendOutcome>(SendOutcome.Sent.Instance);

    /// <inheritdoc/>
    public EmailSenderTraits Traits { get; } = new() { RecordsFirst = false };

    /// <inheritdoc/>
    public ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string name = EmailFileName.Of(request.Identity);
        string path = Path.Combine(folder, name);
        try
        {
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(folder);
                Write(path, Path.Combine(folder, $".{name}.tmp"), MimeMessage.Write(request));
            }

            return new ValueTask<SendOutcome>(Sent);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ValueTask.FromResult<SendOutcome>(
                new SendOutcome.Transient($"file_{exception.GetType().Name}"));
        }
    }

    // A file left half-written by a killed process is written over: its name is the same. Only a second writer at the
    // same moment is refused, by the lock on it, and tries again later.
    private void Write(string path, string unfinished, byte[] message)
    {
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(message);
            file.Flush(flush);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
