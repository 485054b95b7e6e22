using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>
/// Hands e-mails to a mail server: at least once, with a Message-ID that is the same for every try. One connection per
/// e-mail, a bounded number at once. Safe to call from anywhere.
/// </summary>
public sealed class SmtpEmailSender(EmailOptions options, TimeProvider time) : IEmailSender, IDisposable
{
    private readonly SemaphoreSlim connections = new(options.Smtp.Connections);

    /// <inheritdoc/>
    public EmailSenderTraits Traits { get; } = new() { RecordsFirst = true };

    /// <inheritdoc/>
    public async ValueTask<SendOutcome> SendAsync(EmailRequest request, CancellationToken cancellationToken)
    {
        using MailMessage message = Compose(request);
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await connections.WaitAsync(either.Token);
            try
            {
                using SmtpClient client = Connect(request.Identity.Recipient);
                await client.SendMailAsync(message, either.Token);
                return SendOutcome.Sent.Instance;
            }
            finally
            {
                connections.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Transient("smtp_timeout");
        }
        catch (SmtpException exception)
        {
            return SmtpReply.Classify(exception);
        }
        catch (IOException)
        {
            return new SendOutcome.Transient("smtp_connection_lost");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connections.Dispose();

    private static MailMessage Compose(EmailRequest request)
    {
        EmailContent content = request.Content;
        var message = new MailMessage
        {
            From = new MailAddress(request.From),
            Subject = content.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = content.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(request.Identity.Recipient));
        message.Headers.Add("Message-ID", MimeMessage.MessageId(request));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(
            AlternateView.CreateAlternateViewFromString(content.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    // Only an address beyond ASCII needs a server that takes UTF-8 in headers; everything else is encoded for any.
    private SmtpClient Connect(string recipient) => new(options.Smtp.Host, options.Smtp.Port)
    {
        EnableSsl = options.Smtp.StartTls,
        DeliveryFormat = Ascii.IsValid(recipient) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
        Credentials = options.Smtp.User is null
            ? null
            : new NetworkCredential(options.Smtp.User, options.Smtp.Password),
    };
}
