using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Layout;

/// <summary>
/// Every C# file is compiled by the project above it, or by those that link it; every project is in the solution.
/// </summary>
public static class DeadFileRule
{
    public static IEnumerable<Violation> CheckProjects(IEnumerable<SourceFile> projects, string solution) =>
        projects
            .Where(project => !solution.Contains(project.Path.Replace('/', '\\'), StringComparison.Ordinal))
            .Select(project => project.At(1, "Not in the solution: dotnet sln add, or delete it."));

    public static IEnumerable<Violation> CheckFiles(IReadOnlyList<SourceFile> projects, IEnumerable<SourceFile> files)
    {
        foreach (SourceFile file in files)
        {
            SourceFile? project = projects
                .Where(candidate => file.Path.StartsWith(FolderOf(candidate), StringComparison.Ordinal))
                .MaxBy(candidate => candidate.Path.Length);
            if (project is null && !projects.Any(candidate => Links(candidate, file)))
            {
                yield return file.At(1, "No project compiles it: move it under one, or delete it.");
            }
            else if (project is not null && IsRemoved(project, file))
            {
                yield return file.At(1, $"{project.Path} leaves it out in every configuration: delete it.");
            }
        }
    }

    private static string FolderOf(SourceFile project) => project.Path[..(project.Path.LastIndexOf('/') + 1)];

    private static bool Links(SourceFile project, SourceFile file) =>
        XDocument.Parse(project.Text).Descendants("Compile")
            .SelectMany(item => (item.Attribute("Include")?.Value ?? "").Split(';'))
            .Where(pattern => pattern.StartsWith("../", StringComparison.Ordinal))
            .Any(pattern => Matches(file.Path, From(FolderOf(project), pattern)));

    private static string From(string folder, string pattern)
    {
        while (pattern.StartsWith("../", StringComparison.Ordinal))
        {
            pattern = pattern[3..];
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return folder + pattern;
    }

    private static bool IsRemoved(SourceFile project, SourceFile file)
    {
        string path = file.Path[FolderOf(project).Length..];
        return XDocument.Parse(project.Text).Descendants("Compile")
            .Where(item => item.Attribute("Condition") is null && item.Parent?.Attribute("Condition") is null)
            .SelectMany(item => (item.Attribute("Remove")?.Value ?? "").Split(';'))
            .Any(pattern => pattern.Length > 0 && Matches(path, pattern));
    }

    private static bool Matches(string path, string pattern)
    {
        string expression = Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return Regex.IsMatch(path, $"^{expression}$");
    }
}
