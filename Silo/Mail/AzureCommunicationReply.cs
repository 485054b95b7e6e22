using System.Globalization;
using System.Text.Json;
using Azure;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>Tells by the service's answer what became of an e-mail.</summary>
internal static class AzureCommunicationReply
{
    private const int MaxCodeLength = 64;

    /// <summary>
    /// 202, or any 2xx: sent. Other 4xx: never, except where the service refuses us and not the e-mail (401, 403), is
    /// busy (408, 429), or no longer knows the request (412): these and 5xx may work later.
    /// </summary>
    public static SendOutcome Classify(Response response, TimeProvider time)
    {
        if (response.Status is >= 200 and < 300)
        {
            return SendOutcome.Sent.Instance;
        }

        string code = ErrorCode(response);
        string error = string.Create(CultureInfo.InvariantCulture, $"acs_{response.Status}{code}");
        return response.Status is 401 or 403 or 408 or 412 or 429 or < 400 or >= 500
            ? new SendOutcome.Transient(error, RetryAfter(response, time))
            : new SendOutcome.Permanent(error);
    }

    private static TimeSpan? RetryAfter(Response response, TimeProvider time)
    {
        if (!response.Headers.TryGetValue("Retry-After", out string? text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParseExact(
            text, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at)
            ? at - time.GetUtcNow()
            : null;
    }

    // Only the code: the message may repeat the address.
    private static string ErrorCode(Response response)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(response.Content.ToMemory());
            string? code = body.RootElement.GetProperty("error").GetProperty("code").GetString();
            bool sound = code is { Length: > 0 and <= MaxCodeLength } && code.All(char.IsAsciiLetterOrDigit);
            return sound ? $"_{code}" : "";
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
