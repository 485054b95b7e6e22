using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using OrderGrains.Api.Json;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>
/// Hashes what an order asks for, so that a repeat is told from another request. It is recorded with the order:
/// members that are absent are left out of what is hashed, so that new ones do not change the hash of old requests.
/// </summary>
internal static class Fingerprint
{
    private const int UsualSizeBytes = 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>SHA-256 in hexadecimal over all but the key and the trace.</summary>
    public static string Of(PlaceOrder command)
    {
        PlaceOrder content = command with { Fingerprint = "", IdempotencyKey = null, TraceParent = null };
        ArrayBufferWriter<byte> bytes = buffer ??= new ArrayBufferWriter<byte>(UsualSizeBytes);
        Utf8JsonWriter writer = PooledWriter.Rent(bytes);
        JsonSerializer.Serialize(writer, content, FingerprintJson.Default.PlaceOrder);
        writer.Flush();
        PooledWriter.Return(writer);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.WrittenSpan, hash);
        bytes.ResetWrittenCount();
        return Convert.ToHexStringLower(hash);
    }
}
