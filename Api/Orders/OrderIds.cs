using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Api.Orders;

/// <summary>Makes ids. Safe to call from anywhere.</summary>
internal sealed class OrderIds(TimeProvider time)
{
    private const int KeyedBytes = 20;
    private const int UuidBytes = 16;

    /// <summary>A new id: sortable by time of making, and no two are alike.</summary>
    public string New(string prefix)
    {
        Span<byte> bytes = stackalloc byte[UuidBytes];
        Guid.CreateVersion7(time.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        return prefix + Base32.Encode(bytes);
    }

    /// <summary>The id that an idempotency key decides: the first 160 bits of a hash of tenant and key.</summary>
    public static string OfKey(string prefix, string tenant, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}/{key}"), hash);
        return prefix + Base32.Encode(hash[..KeyedBytes]);
    }
}
