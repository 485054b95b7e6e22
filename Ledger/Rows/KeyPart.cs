using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrderGrains.Ledger;

/// <summary>
/// A part of a row's key: letters, digits and <c>- . _</c> as they are, every other UTF-8 byte as <c>~</c> and two hex
/// digits. Reversible, compared ordinally, free of what tables forbid.
/// </summary>
public static class KeyPart
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    /// <summary>Encodes any text.</summary>
    public static string Encode(string text)
    {
        int first = text.AsSpan().IndexOfAnyExcept(Plain);
        return first < 0 ? text : Escape(text, first);
    }

    /// <summary>Reads the text back.</summary>
    public static string Decode(string part)
    {
        if (!part.Contains('~', StringComparison.Ordinal))
        {
            return part;
        }

        var bytes = new ArrayBufferWriter<byte>(part.Length);
        for (int at = 0; at < part.Length; at++)
        {
            bool escaped = part[at] == '~';
            bytes.GetSpan(1)[0] = escaped
                ? byte.Parse(part.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : (byte)part[at];
            bytes.Advance(1);
            at += escaped ? 2 : 0;
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string Escape(string text, int first)
    {
        // Keys are escaped many times for each order: nothing but the result is allocated for one of a usual length.
        const int UsualLength = 128;
        const int CharactersPerByte = 3;
        int sizeBytes = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = sizeBytes <= UsualLength ? stackalloc byte[UsualLength] : new byte[sizeBytes];
        bytes = bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        Span<char> part = sizeBytes <= UsualLength
            ? stackalloc char[UsualLength * CharactersPerByte]
            : new char[sizeBytes * CharactersPerByte];
        text.AsSpan(0, first).CopyTo(part);
        int length = first;
        foreach (byte value in bytes[first..])
        {
            if (value < 0x80 && Plain.Contains((char)value))
            {
                part[length++] = (char)value;
                continue;
            }

            part[length++] = '~';
            value.TryFormat(part[length..], out int written, "x2", CultureInfo.InvariantCulture);
            length += written;
        }

        return new string(part[..length]);
    }
}
