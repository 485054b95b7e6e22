using System.Diagnostics;

namespace OrderGrains.Tests.Servers;

/// <summary>
/// The programs of <c>tests/tools</c>.
/// </summary>
internal static class NodeTools
{
    private static readonly string Folder = FindFolder();

    /// <summary>The folder of their commands, for a PATH.</summary>
    public static string Commands()
    {
        CheckInstalled();
        return Path.Combine(Folder, "node_modules", ".bin");
    }

    /// <summary>Starts a script with arguments; its output is redirected.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        CheckInstalled();
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"node {script} did not start.");
    }

    private static void CheckInstalled() => Requirement.Check(
        Directory.Exists(Path.Combine(Folder, "node_modules")),
        "tests/tools is not installed: run npm ci there, or ./test, which does.");

    private static string FindFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (at.GetFiles("*.sln").Length > 0)
            {
                return Path.Combine(at.FullName, "tests", "tools");
            }
        }

        throw new DirectoryNotFoundException($"No solution above {AppContext.BaseDirectory}.");
    }
}
