using System.Globalization;
using System.Text;

namespace OrderGrains.Mail;

/// <summary>Writes a text as RFC 2045 has it: readable where it is ASCII, lines of at most 76 characters.</summary>
internal static class QuotedPrintable
{
    private const int MaxLineLength = 76;

    /// <summary>Appends the text; every line break becomes CR LF, and the last line gets one.</summary>
    public static void Append(StringBuilder target, string text)
    {
        foreach (string line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            AppendLine(target, Encoding.UTF8.GetBytes(line));
        }
    }

    private static void AppendLine(StringBuilder target, byte[] line)
    {
        int length = 0;
        for (int i = 0; i < line.Length; i++)
        {
            string piece = Encode(line[i], isLast: i == line.Length - 1);

            // One character stays free for the = that joins the lines again.
            if (length + piece.Length > MaxLineLength - 1)
            {
                target.Append("=\r\n");
                length = 0;
            }

            target.Append(piece);
            length += piece.Length;
        }

        target.Append("\r\n");
    }

    private static string Encode(byte value, bool isLast) => value switch
    {
        (byte)'=' => "=3D",
        (byte)' ' or (byte)'\t' when !isLast => ((char)value).ToString(),
        > (byte)' ' and <= (byte)'~' => ((char)value).ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"={value:X2}"),
    };
}
