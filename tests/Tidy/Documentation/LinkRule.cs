using System.Text.RegularExpressions;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Documentation;

/// <summary>A page's links to files of the tree lead somewhere.</summary>
public static partial class LinkRule
{
    public static IEnumerable<Violation> Check(SourceFile page, IReadOnlyCollection<string> paths)
    {
        for (int i = 0; i < page.Lines.Length; i++)
        {
            foreach (Match link in Link().Matches(page.Lines[i]))
            {
                string target = Resolve(page.Path, link.Groups["target"].Value.Split('#')[0]);
                if (target.Length > 0 && !paths.Any(path => IsOrIsUnder(path, target)))
                {
                    yield return page.At(i + 1, $"The link leads nowhere: {target} is not in the tree.");
                }
            }
        }
    }

    private static string Resolve(string page, string target)
    {
        Uri root = new("file:///");
        Uri absolute = new(new Uri(root, page), target);
        return target.Length == 0 ? "" : root.MakeRelativeUri(absolute).ToString().TrimEnd('/');
    }

    private static bool IsOrIsUnder(string path, string target) =>
        path == target || path.StartsWith(target + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\]\((?<target>(?!https?:|mailto:)[^)\s]+)\)")]
    private static partial Regex Link();
}
