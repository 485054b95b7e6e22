using System.Globalization;
using OrderGrains.Notifications;

namespace OrderGrains.Mail;

/// <summary>Names the file of an e-mail.</summary>
public static class EmailFileName
{
    private const int MaxOrderLength = 60;

    /// <summary>
    /// Order, number and kind of the event for people to find it by, then a hash of tenant, order, event and recipient,
    /// which alone makes it unique: on every file system, whatever the order's id and the address are made of.
    /// </summary>
    public static string Of(EmailIdentity identity)
    {
        string order = string.Concat(identity.Order.Id.Take(MaxOrderLength).Select(Safe));
        string sequence = identity.Sequence.ToString("D4", CultureInfo.InvariantCulture);
        return $"{order}-{sequence}-{identity.Type.ToString().ToLowerInvariant()}-{identity.Digest}.eml";
    }

    private static char Safe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '-';
}
