using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// What makes an e-mail that e-mail: the order, the event and the recipient. All its names derive from these.
/// </summary>
public sealed class EmailIdentity
{
    private readonly byte[] digest;

    /// <summary>Names the e-mail about an event to a recipient.</summary>
    public EmailIdentity(EntityKey order, long sequence, OrderEventType type, string recipient)
    {
        Order = order;
        Sequence = sequence;
        Type = type;
        Recipient = recipient;
        digest = Hash(string.Create(CultureInfo.InvariantCulture, $"{order}\n{sequence}\n{recipient}"));
        OperationId = ToGuid(digest).ToString("D");
    }

    /// <summary>The order.</summary>
    public EntityKey Order { get; }

    /// <summary>The event's number within the order.</summary>
    public long Sequence { get; }

    /// <summary>What happened.</summary>
    public OrderEventType Type { get; }

    /// <summary>The address, already checked.</summary>
    public string Recipient { get; }

    /// <summary>A GUID that is the same for every try.</summary>
    public string OperationId { get; }

    /// <summary>
    /// A text of 32 hexadecimal digits that is the same for every try; tells nothing about the recipient.
    /// </summary>
    public string Digest => Convert.ToHexStringLower(digest.AsSpan(0, 16));

    /// <summary>
    /// A GUID for one repeatability window: the same for every try that carries the same first-sent time.
    /// </summary>
    public string RepeatabilityId(DateTimeOffset firstSent) =>
        ToGuid(Hash(string.Create(
            CultureInfo.InvariantCulture, $"{OperationId}\n{firstSent.ToUnixTimeMilliseconds()}"))).ToString("D");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    // The version and variant bits of RFC 9562's version 8 (custom), so that strict readers take it for a GUID.
    private static Guid ToGuid(byte[] hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash.AsSpan(0, 16).CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
