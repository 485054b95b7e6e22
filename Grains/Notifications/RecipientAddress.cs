using System.Net.Mail;

namespace OrderGrains.Notifications;

/// <summary>Checks a customer's address before any sender sees it.</summary>
public static class RecipientAddress
{
    // RFC 5321: a path is at most 256 octets, its angle brackets included.
    private const int MaxLength = 254;

    /// <summary>True for one bare address: no name, no second address, no control character.</summary>
    public static bool IsValid(string address) =>
        address.Length <= MaxLength
        && !address.Any(static letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        && MailAddress.TryCreate(address, out MailAddress? parsed)
        && string.Equals(parsed.Address, address, StringComparison.Ordinal);
}
