using System.Globalization;
using System.Net.Mail;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>Tells by a server's reply whether trying again can help.</summary>
internal static class SmtpReply
{
    /// <summary>
    /// 4yz and everything below SMTP: later. 5yz: never, except where the server refuses us and not the e-mail: a
    /// log-in that somebody mends within the hours of the retries must not cost every e-mail in between.
    /// The server's prose stays out of the error: it often repeats the address.
    /// </summary>
    public static SendOutcome Classify(SmtpException exception)
    {
        int code = (int)exception.StatusCode;
        string error = code > 0
            ? string.Create(CultureInfo.InvariantCulture, $"smtp_{code}")
            : $"smtp_{(exception.InnerException ?? exception).GetType().Name}";
        bool refusesUs = code is 530 or 534 or 535 or 538;
        return code is >= 500 and <= 599 && !refusesUs
            ? new SendOutcome.Permanent(error)
            : new SendOutcome.Transient(error);
    }
}
