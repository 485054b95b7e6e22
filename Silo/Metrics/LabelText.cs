using System.Globalization;

namespace OrderGrains.Metrics;

/// <summary>Writes tags as Prometheus labels, without the braces: the text is the series' key as well.</summary>
internal static class LabelText
{
    public const int MostLength = 512;

    /// <summary>False: it does not fit.</summary>
    public static bool TryFormat(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<char> text, out int length)
    {
        length = 0;
        foreach ((string key, object? value) in tags)
        {
            if (!TryAppend(key, value, text, ref length))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAppend(string key, object? value, Span<char> text, ref int length)
    {
        if (length > 0 && !TryAppend(',', text, ref length))
        {
            return false;
        }

        foreach (char letter in key)
        {
            if (!TryAppend(char.IsAsciiLetterOrDigit(letter) ? letter : '_', text, ref length))
            {
                return false;
            }
        }

        return TryAppend('=', text, ref length) && TryAppend('"', text, ref length)
            && TryAppendValue(value, text, ref length) && TryAppend('"', text, ref length);
    }

    private static bool TryAppendValue(object? value, Span<char> text, ref int length)
    {
        if (value is int number)
        {
            bool fits = number.TryFormat(text[length..], out int written, default, CultureInfo.InvariantCulture);
            length += written;
            return fits;
        }

        foreach (char letter in Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
        {
            bool fits = letter switch
            {
                '\\' or '"' => TryAppend('\\', text, ref length) && TryAppend(letter, text, ref length),
                '\n' => TryAppend('\\', text, ref length) && TryAppend('n', text, ref length),
                _ => TryAppend(letter, text, ref length),
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAppend(char letter, Span<char> text, ref int length)
    {
        if (length >= text.Length)
        {
            return false;
        }

        text[length++] = letter;
        return true;
    }
}
