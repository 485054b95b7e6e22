using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderGrains.Payments;

/// <summary>
/// Checks that an event comes from Stripe: HMAC-SHA256 over <c>t.body</c>, in constant time, not long ago. Several
/// signatures and several secrets count, as while a secret is exchanged for another.
/// </summary>
internal static class StripeSignature
{
    /// <summary>The header that carries it: <c>t=…,v1=…</c>.</summary>
    public const string Header = "stripe-signature";

    /// <summary>How far the time that is signed may be from now, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    // Stripe signs once for each secret; the rest is noise.
    private const int MostParts = 16;

    /// <summary>Whether it is right.</summary>
    public static SignatureVerdict Check(
        string? header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        string[] parts = (header ?? "").Split(',', MostParts, StringSplitOptions.TrimEntries);
        string? time = Array.Find(parts, static part => part.StartsWith("t=", StringComparison.Ordinal))?[2..];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return SignatureVerdict.Invalid;
        }

        bool matches = false;
        foreach (string secret in secrets)
        {
            byte[] expected = Sign(time, body, secret);
            foreach (string part in parts)
            {
                matches |= part.StartsWith("v1=", StringComparison.Ordinal) && IsSame(part.AsSpan(3), expected);
            }
        }

        if (!matches)
        {
            return SignatureVerdict.Invalid;
        }

        long apart = Math.Abs(now.ToUnixTimeSeconds() - seconds);
        return apart <= (long)Tolerance.TotalSeconds ? SignatureVerdict.Valid : SignatureVerdict.OutOfTolerance;
    }

    private static byte[] Sign(string time, ReadOnlySpan<byte> body, string secret)
    {
        byte[] prefix = Encoding.UTF8.GetBytes($"{time}.");
        byte[] key = Encoding.UTF8.GetBytes(secret);
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(prefix);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static bool IsSame(ReadOnlySpan<char> hex, byte[] expected)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return hex.Length == 2 * SHA256.HashSizeInBytes
            && Convert.FromHexString(hex, given, out _, out int written) == System.Buffers.OperationStatus.Done
            && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
