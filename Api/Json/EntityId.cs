using System.Globalization;
using System.Text;

namespace OrderGrains.Api.Json;

/// <summary>The form of an id that a client may choose: it becomes part of keys, addresses and e-mails.</summary>
internal static class EntityId
{
    public const int MostBytes = 128;

    public const string Rule =
        "must be 1 to 128 bytes of printable text without / \\ # ?, and without a space at either end";

    public static bool IsValid(string id)
    {
        if (id.Length is 0 or > MostBytes || id is "." or ".." || id[0] == ' ' || id[^1] == ' ')
        {
            return false;
        }

        return IsPlain(id) || (Encoding.UTF8.GetByteCount(id) <= MostBytes && IsPrintable(id));
    }

    private static bool IsPlain(string id)
    {
        foreach (char letter in id)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPrintable(string id)
    {
        foreach (Rune rune in id.EnumerateRunes())
        {
            if (rune.Value is '/' or '\\' or '#' or '?' || rune == Rune.ReplacementChar || !IsPrintable(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
