using System.Text;

namespace OrderGrains.Ledger;

/// <summary>
/// The function that spreads keys over buckets: FNV-1a (64 bit) over the key's UTF-8 bytes, mixed by MurmurHash3's
/// finalizer. Its results are stored for ever: it never changes; a ledger's meta row names it.
/// </summary>
public static class KeyHash
{
    /// <summary>The function's name in a ledger's meta row.</summary>
    public const string Name = "fnv1a64-fmix64";

    private const int StackLimitBytes = 256;

    /// <summary>The key's bucket, from 0 to <paramref name="buckets"/> - 1.</summary>
    public static int BucketOf(string key, int buckets) =>
        buckets == 1 ? 0 : (int)(Compute(key) % (ulong)buckets);

    /// <summary>The key's hash.</summary>
    public static ulong Compute(string key)
    {
        int sizeBytes = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> bytes = sizeBytes <= StackLimitBytes ? stackalloc byte[StackLimitBytes] : new byte[sizeBytes];
        bytes = bytes[..Encoding.UTF8.GetBytes(key, bytes)];
        ulong hash = 0xcbf29ce484222325;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * 0x100000001b3;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
