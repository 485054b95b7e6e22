namespace OrderGrains.Api.Json;

/// <summary>The form of a BCP 47 language tag, as far as e-mails need it: a language, then subtags.</summary>
internal static class LanguageTag
{
    private const int MostLength = 35;

    public static bool IsValid(string tag)
    {
        if (tag.Length > MostLength)
        {
            return false;
        }

        int index = 0;
        foreach (Range part in tag.AsSpan().Split('-'))
        {
            ReadOnlySpan<char> subtag = tag.AsSpan(part);
            bool valid = index++ == 0
                ? subtag.Length is 2 or 3 && !subtag.ContainsAnyExceptInRange('a', 'z')
                : subtag.Length is >= 2 and <= 8 && IsAlphanumeric(subtag);
            if (!valid)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }
        }

        return true;
    }
}
