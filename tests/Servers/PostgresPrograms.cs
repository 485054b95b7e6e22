using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Tests.Servers;

/// <summary>
/// The programs of an installed PostgreSQL, run as a user that may run them: they refuse to be run by root.
/// </summary>
internal static class PostgresPrograms
{
    private const string User = "postgres";
    private static readonly string[] s_homes = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

    /// <summary>The newest version's folder.</summary>
    public static string Folder()
    {
        string? folder = s_homes.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")))
            .MaxBy(VersionOf);
        Requirement.Check(
            folder is not null, "There is no PostgreSQL: install it (Debian: postgresql), or run ./test as root.");
        return folder;
    }

    /// <summary>A program with its arguments, as the words of a command line.</summary>
    public static string[] Command(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Folder(), program), .. arguments];
        return Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", .. command]
            : command;
    }

    /// <summary>Makes a folder the programs' own.</summary>
    public static async Task GiveAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync(folder, "chown", "-R", User, folder);
        }
    }

    /// <summary>Runs a command to its end; fails with its output when that is not 0.</summary>
    public static async Task RunAsync(string folder, params string[] command)
    {
        using Process process = Start(folder, command);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{command[0]} ended with {process.ExitCode}: {output}{await errors}");
        }
    }

    /// <summary>Starts a command with its streams redirected.</summary>
    public static Process Start(string folder, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    private static double VersionOf(string bin) =>
        double.TryParse(
            Path.GetFileName(Path.GetDirectoryName(bin))?.Replace("postgresql@", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture, out double version) ? version : 0;
}
