using System.Net.Mail;
using System.Text.Json;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>Writes the request's body. The same e-mail gives the same bytes, as a repeated request must.</summary>
internal static class AzureCommunicationBody
{
    /// <summary>The body as UTF-8 JSON.</summary>
    public static BinaryData Write(EmailRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("senderAddress", new MailAddress(request.From).Address);
            json.WriteStartObject("content");
            json.WriteString("subject", request.Content.Subject);
            json.WriteString("plainText", request.Content.Text);
            json.WriteString("html", request.Content.Html);
            json.WriteEndObject();
            json.WriteStartObject("recipients");
            json.WriteStartArray("to");
            json.WriteStartObject();
            json.WriteString("address", request.Identity.Recipient);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteBoolean("userEngagementTrackingDisabled", true);
            json.WriteEndObject();
        }

        return new BinaryData(stream.ToArray());
    }
}
