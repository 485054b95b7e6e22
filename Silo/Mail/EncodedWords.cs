using System.Text;

namespace OrderGrains.Mail;

/// <summary>Writes what is not ASCII into a header, as RFC 2047 has it: UTF-8 in base64, folded.</summary>
internal static class EncodedWords
{
    // An encoded word is at most 75 characters; =?utf-8?B?…?= leaves 63, and 45 bytes make 60 of base64.
    private const int MaxBytes = 45;

    /// <summary>True when the text can stand in a header as it is.</summary>
    public static bool IsPlain(string text) =>
        text.All(static letter => letter is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>The text as a header's value; the words are whole characters each.</summary>
    public static string Encode(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var words = new List<string>();
        var word = new StringBuilder();
        int size = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (size + rune.Utf8SequenceLength > MaxBytes)
            {
                words.Add(Word(word));
                size = 0;
            }

            word.Append(rune.ToString());
            size += rune.Utf8SequenceLength;
        }

        words.Add(Word(word));
        return string.Join("\r\n ", words);
    }

    private static string Word(StringBuilder text)
    {
        string word = $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ToString()))}?=";
        text.Clear();
        return word;
    }
}
