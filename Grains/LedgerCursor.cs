using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains;

/// <summary>Where a walk over an index goes on. To clients an opaque text.</summary>
/// <param name="FilterHash">What the walk filters by.</param>
/// <param name="After">The last entry that was looked at.</param>
/// <param name="Bounds">The newest commit of each bucket when the walk began.</param>
internal sealed record LedgerCursor(ulong FilterHash, IndexPosition After, IReadOnlyList<long> Bounds)
{
    private const byte Version = 1;
    private const int MaxBuckets = 4_096;

    /// <summary>Identifies filters.</summary>
    public static ulong HashOf(params ReadOnlySpan<string?> filters) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', filters))));

    /// <summary>Reads a cursor back; null when the text is not one of these filters.</summary>
    public static LedgerCursor? Parse(string text, ulong filterHash)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            using BinaryReader reader = new(new MemoryStream(Base64Url.DecodeFromChars(text)), Encoding.UTF8);
            return reader.ReadByte() == Version && reader.ReadUInt64() == filterHash
                ? Read(reader, filterHash)
                : null;
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(FilterHash);
        writer.Write(After.Stamp);
        writer.Write(After.Key);
        writer.Write7BitEncodedInt(Bounds.Count);
        foreach (long bound in Bounds)
        {
            // The bounds are close to one another, so the differences are short.
            writer.Write7BitEncodedInt64(bound - After.Stamp);
        }

        writer.Flush();
        return Base64Url.EncodeToString(bytes.ToArray());
    }

    private static LedgerCursor? Read(BinaryReader reader, ulong filterHash)
    {
        IndexPosition after = new(reader.ReadInt64(), reader.ReadString());
        int count = reader.Read7BitEncodedInt();
        if (count is < 0 or > MaxBuckets)
        {
            return null;
        }

        long[] bounds = new long[count];
        for (int i = 0; i < count; i++)
        {
            bounds[i] = after.Stamp + reader.Read7BitEncodedInt64();
        }

        return reader.BaseStream.Position == reader.BaseStream.Length
            ? new LedgerCursor(filterHash, after, bounds)
            : null;
    }
}
