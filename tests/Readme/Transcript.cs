using System.Text.RegularExpressions;

namespace OrderGrains.Tests;

/// <summary>Compares what a page shows with what a command printed.</summary>
public static class Transcript
{
    /// <summary>
    /// The first shown line that was not printed, or null. A shown line stands anywhere in what is left of the output
    /// after the line before it; <c>…</c> in it stands for anything.
    /// </summary>
    public static string? FirstMissing(IEnumerable<string> shown, string output)
    {
        int from = 0;
        foreach (string line in shown.Select(text => text.Trim()).Where(text => text.Length > 0))
        {
            string pattern = Regex.Escape(line).Replace("…", ".*?", StringComparison.Ordinal);
            Match match = new Regex(pattern, RegexOptions.CultureInvariant).Match(output, from);
            if (!match.Success)
            {
                return line;
            }

            from = match.Index + match.Length;
        }

        return null;
    }
}
