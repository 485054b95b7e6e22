using OrderGrains.Tests.Source;

namespace OrderGrains.Tests.Layout;

/// <summary>Folders are named by domain noun; the root holds what belongs there.</summary>
public static class FolderRule
{
    private static readonly HashSet<string> Banned = new(StringComparer.OrdinalIgnoreCase)
    {
        "Helpers", "Helper", "Utils", "Util", "Utilities", "Models", "Common", "Managers", "Misc", "Shared",
    };

    private static readonly HashSet<string> RootFolders = new(StringComparer.Ordinal)
    {
        ".ci", "Api", "Grains", "Grains.Interfaces", "Ledger", "Runtime", "Silo", "bench", "deploy", "docs", "tests",
        "web",
    };

    private static readonly HashSet<string> RootFiles = new(StringComparer.Ordinal)
    {
        ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", "BannedSymbols.txt", "CHANGELOG.md",
        "Directory.Build.props", "Directory.Packages.props", "Directory.Solution.targets", "GrainHost.props",
        "LICENSE", "OrderGrains.sln", "README.md", "Server.props", "docker-compose.yml", "global.json", "test",
    };

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        string[] parts = file.Path.Split('/');
        foreach (string folder in parts[..^1].Where(Banned.Contains))
        {
            yield return file.At(1, $"The folder {folder} says nothing: name it by what it is about (Orders, Stores).");
        }

        if (parts.Length == 1 && !RootFiles.Contains(parts[0]))
        {
            yield return file.At(1, "The root holds no such file: move it to docs/, tests/ or its project.");
        }
        else if (parts.Length > 1 && !RootFolders.Contains(parts[0]))
        {
            yield return file.At(1, $"The root holds no folder {parts[0]}: docs/architecture.md says what goes where.");
        }
    }
}
