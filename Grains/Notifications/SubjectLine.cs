using System.Text;

namespace OrderGrains.Notifications;

/// <summary>Makes a header's value of a rendered subject.</summary>
internal static class SubjectLine
{
    // RFC 5322 allows 998 characters in a line; people read fewer.
    private const int MaxLength = 250;

    /// <summary>
    /// One line: every run of blanks and control characters becomes one space, so that no line break in an order's
    /// member starts a header of its own.
    /// </summary>
    public static string Of(string rendered)
    {
        var line = new StringBuilder(Math.Min(rendered.Length, MaxLength + 1));
        foreach (Rune rune in rendered.EnumerateRunes().TakeWhile(_ => line.Length < MaxLength))
        {
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
