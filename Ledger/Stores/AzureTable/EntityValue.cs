using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OrderGrains.Ledger;

/// <summary>
/// A row's value as properties of an entity: <c>text</c>, <c>text1</c>, <c>text2</c>… for what reads as text, so that
/// every tool shows it; <c>bytes</c>, <c>bytes1</c>… for the rest, and for texts that would not fit, since a service
/// counts two bytes a character. An empty value has none.
/// </summary>
internal static class EntityValue
{
    /// <summary>The most UTF-16 units of one text property; the service takes 32,768.</summary>
    internal const int MaxTextUnits = 32_000;

    /// <summary>The most bytes of one binary property; the service takes 65,536.</summary>
    internal const int MaxBinarySizeBytes = 64_000;

    // Of an entity's 1 MiB, less what its keys, its names and its sizes take: two bytes a unit, as the service counts,
    // and as JSON, as the emulator does.
    private const int MaxEntityTextUnits = 480 << 10;
    private const int MaxEntityJsonSizeBytes = 960 << 10;

    // What escaping may add to a text before bytes are the shorter form: bounds the size of a request.
    private const double MaxEscaping = 1.75;
    private const int EscapingSlack = 64;

    private const int LineSeparatorSizeBytes = 3;

    // Controls that a text cannot do without; all others make a value bytes.
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(value => (byte)value).Except("\t\n\r"u8.ToArray()), 0x7F]);

    private static readonly SearchValues<byte> Escaped = SearchValues.Create("\"\\\t\n\r"u8);

    // 0xE2 begins the line separators U+2028 and U+2029, which break lines in JavaScript.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. "\"\\\t\n\r"u8, 0xE2]);

    /// <summary>Writes the properties, each after a comma.</summary>
    internal static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> value)
    {
        bool isText = IsText(value);
        for (int number = 0; !value.IsEmpty; number++)
        {
            string name = Name(isText, number);
            int sizeBytes = isText ? TextPart(value) : Math.Min(value.Length, MaxBinarySizeBytes);
            if (isText)
            {
                WriteText(output, name, value[..sizeBytes]);
            }
            else
            {
                WriteBinary(output, name, value[..sizeBytes]);
            }

            value = value[sizeBytes..];
        }
    }

    /// <summary>Reads the properties back.</summary>
    internal static byte[] Read(JsonElement entity)
    {
        bool isText = entity.TryGetProperty(Name(isText: true, 0), out JsonElement part);
        if (!isText && !entity.TryGetProperty(Name(isText: false, 0), out part))
        {
            return [];
        }

        var value = new ArrayBufferWriter<byte>();
        int number = 0;
        do
        {
            value.Write(isText ? Encoding.UTF8.GetBytes(part.GetString()!) : part.GetBytesFromBase64());
        }
        while (entity.TryGetProperty(Name(isText, ++number), out part));

        return value.WrittenSpan.ToArray();
    }

    private static string Name(bool isText, int number) => (isText ? "text" : "bytes") + (number > 0 ? number : "");

    private static bool IsText(ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value) || value.ContainsAny(Controls)
            || value.IndexOf("\uFFFE"u8) >= 0 || value.IndexOf("\uFFFF"u8) >= 0)
        {
            return false;
        }

        int escaped = CountEscapes(value);
        return Encoding.UTF8.GetCharCount(value) <= MaxEntityTextUnits
            && value.Length + escaped <= MaxEntityJsonSizeBytes
            && escaped <= (value.Length * (MaxEscaping - 1)) + EscapingSlack;
    }

    private static int CountEscapes(ReadOnlySpan<byte> value)
    {
        int count = 0;
        for (int at = value.IndexOfAny(Escaped); at >= 0; at = value.IndexOfAny(Escaped))
        {
            count++;
            value = value[(at + 1)..];
        }

        return count;
    }

    /// <summary>How many bytes from the start fit into one property, no character divided.</summary>
    private static int TextPart(ReadOnlySpan<byte> value)
    {
        int units = 0;
        int at = 0;
        while (at < value.Length)
        {
            int sizeBytes = value[at] switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
            units += sizeBytes == 4 ? 2 : 1;
            if (units > MaxTextUnits)
            {
                break;
            }

            at += sizeBytes;
        }

        return at;
    }

    private static void WriteText(IBufferWriter<byte> output, string name, ReadOnlySpan<byte> text)
    {
        output.Write(Encoding.ASCII.GetBytes($",\"{name}\":\""));
        while (!text.IsEmpty)
        {
            int at = text.IndexOfAny(Special);
            if (at < 0)
            {
                output.Write(text);
                break;
            }

            output.Write(text[..at]);
            text = text[(at + WriteEscaped(output, text[at..]))..];
        }

        output.Write("\""u8);
    }

    /// <summary>Writes the first character; returns how many bytes it had.</summary>
    private static int WriteEscaped(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\u2028"u8) || text.StartsWith("\u2029"u8))
        {
            output.Write(text[2] == 0xA8 ? "\\u2028"u8 : "\\u2029"u8);
            return LineSeparatorSizeBytes;
        }

        output.Write(text[0] switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            _ => text[..1],
        });
        return 1;
    }

    private static void WriteBinary(IBufferWriter<byte> output, string name, ReadOnlySpan<byte> bytes)
    {
        output.Write(Encoding.ASCII.GetBytes($",\"{name}@odata.type\":\"Edm.Binary\",\"{name}\":\""));
        output.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)));
        output.Write("\""u8);
    }
}
