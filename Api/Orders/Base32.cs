namespace OrderGrains.Api.Orders;

/// <summary>Crockford's base 32 in lower case: no letters that look alike, and texts sort as the bytes do.</summary>
internal static class Base32
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int MostBytes = 64;
    private const int BitsPerDigit = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, MostBytes);
        Span<char> text = stackalloc char[((bytes.Length * 8) + BitsPerDigit - 1) / BitsPerDigit];
        int bits = 0;
        int held = 0;
        int next = 0;
        foreach (byte value in bytes)
        {
            held = (held << 8) | value;
            bits += 8;
            while (bits >= BitsPerDigit)
            {
                bits -= BitsPerDigit;
                text[next++] = Digits[(held >> bits) & 31];
            }

            held &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text[next] = Digits[(held << (BitsPerDigit - bits)) & 31];
        }

        return new string(text);
    }
}
