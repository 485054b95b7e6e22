using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests;

/// <summary>What the machine must have, and a clone's folders.</summary>
internal static class SitePrograms
{
    public const string NoPages =
        "There is no Node.js with npm: install nodejs (20 or later) and npm, or run ./test as root.";

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Whether the pages can be built and served.</summary>
    public static bool HasPages { get; } = OnPath("node") is not null && OnPath("npm") is not null;

    /// <summary>The clone's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where pictures of pages go.</summary>
    public static string Pictures { get; } = Path.Combine(Root, "artifacts", "screenshots");

    /// <summary>The browser's program; without one the calling test is skipped.</summary>
    public static string Chromium()
    {
        string? program = Browsers.Select(OnPath).FirstOrDefault(static found => found is not null);
        Requirement.Check(
            program is not null, "There is no Chromium: install it (Debian: chromium), or run ./test as root.");
        return program;
    }

    /// <summary>A program's path; null: it is not installed.</summary>
    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (at.GetFiles("*.sln").Length > 0)
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No solution above {AppContext.BaseDirectory}.");
    }
}
