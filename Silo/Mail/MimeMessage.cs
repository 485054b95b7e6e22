using System.Globalization;
using System.Net.Mail;
using System.Text;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>
/// Writes an e-mail as RFC 5322 and MIME have it: multipart/alternative, quoted-printable. The same request gives the
/// same bytes. The platform's own classes write such files only with a name and a time of their own.
/// </summary>
internal static class MimeMessage
{
    private const string NewLine = "\r\n";

    /// <summary>The bytes of the message.</summary>
    public static byte[] Write(EmailRequest request)
    {
        EmailContent content = request.Content;
        var from = new MailAddress(request.From);
        string boundary = $"=_{request.Identity.Digest}";
        var message = new StringBuilder();
        Header(message, "From", Address(from));
        Header(message, "To", $"<{request.Identity.Recipient}>");
        Header(message, "Subject", EncodedWords.Encode(content.Subject));
        Header(message, "Date", request.FirstSent.ToUniversalTime()
            .ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(message, "Message-ID", MessageId(request));
        Header(message, "Auto-Submitted", "auto-generated");
        Header(message, "MIME-Version", "1.0");
        Header(message, "Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        Part(message, boundary, "text/plain", content.Text);
        Part(message, boundary, "text/html", content.Html);
        message.Append(NewLine).Append("--").Append(boundary).Append("--").Append(NewLine);
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    /// <summary>The Message-ID: the same for every try, in the sender's domain.</summary>
    public static string MessageId(EmailRequest request) =>
        $"<{request.Identity.OperationId}@{new MailAddress(request.From).Host}>";

    private static string Address(MailAddress address)
    {
        string name = address.DisplayName;
        if (name.Length == 0)
        {
            return $"<{address.Address}>";
        }

        return $"{(EncodedWords.IsPlain(name) ? Quote(name) : EncodedWords.Encode(name))} <{address.Address}>";
    }

    private static string Quote(string name)
    {
        string escaped = name
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    private static void Header(StringBuilder message, string name, string value) =>
        message.Append(name).Append(": ").Append(value).Append(NewLine);

    private static void Part(StringBuilder message, string boundary, string type, string body)
    {
        message.Append(NewLine).Append("--").Append(boundary).Append(NewLine);
        Header(message, "Content-Type", $"{type}; charset=utf-8");
        Header(message, "Content-Transfer-Encoding", "quoted-printable");
        message.Append(NewLine);
        QuotedPrintable.Append(message, body);
    }
}
