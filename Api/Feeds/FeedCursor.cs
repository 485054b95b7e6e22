using System.Buffers.Text;
using OrderGrains.Feeds;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// How far a subscriber of a store or a customer has got: a place in each bucket's log, as opaque text. Numbers take as
/// many bytes as they need, so a store with one bucket has a cursor of a few letters.
/// </summary>
internal static class FeedCursor
{
    private const byte Format = 1;
    private const int BitsPerByte = 7;
    private const byte More = 0x80;
    private const int LongestNumber = 10;

    /// <summary>Writes places as text.</summary>
    public static string Write(ReadOnlySpan<FeedPosition> places)
    {
        var bytes = new List<byte>(1 + (places.Length * LongestNumber / 2)) { Format };
        foreach (FeedPosition place in places)
        {
            // Nearly all places are at the beginning of a commit.
            bool isWithin = place.Index > 0;
            Add(bytes, ((ulong)place.Commit << 1) | (isWithin ? 1UL : 0));
            if (isWithin)
            {
                Add(bytes, (ulong)place.Index);
            }
        }

        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <summary>Reads places back; null when the text is none that was written for so many buckets.</summary>
    public static FeedPosition[]? Read(string text, int buckets)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length == 0 || bytes[0] != Format)
        {
            return null;
        }

        bytes = bytes[1..];
        var places = new FeedPosition[buckets];
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            if (!TryTake(ref bytes, out ulong commit) || commit > long.MaxValue)
            {
                return null;
            }

            ulong index = 0;
            if ((commit & 1) == 1 && (!TryTake(ref bytes, out index) || index is 0 or > int.MaxValue))
            {
                return null;
            }

            places[bucket] = new FeedPosition((long)(commit >> 1), (int)index);
        }

        return bytes.IsEmpty ? places : null;
    }

    private static void Add(List<byte> bytes, ulong number)
    {
        for (; number >= More; number >>= BitsPerByte)
        {
            bytes.Add((byte)(number | More));
        }

        bytes.Add((byte)number);
    }

    private static bool TryTake(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (int at = 0; at < bytes.Length && at < LongestNumber - 1; at++)
        {
            number |= (ulong)(bytes[at] & ~More) << (BitsPerByte * at);
            if (bytes[at] < More)
            {
                bytes = bytes[(at + 1)..];
                return true;
            }
        }

        return false;
    }
}
