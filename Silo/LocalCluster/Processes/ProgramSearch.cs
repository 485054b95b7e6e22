namespace OrderGrains.LocalCluster.Processes;

/// <summary>Finds programs.</summary>
public static class ProgramSearch
{
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The folders of this process's PATH.</summary>
    public static string Folders => Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>A program's path in the folders of PATH; null: there is none.</summary>
    public static string? OnPath(string name) => In(Folders, name);

    /// <summary>The first executable file of a name in folders separated as in PATH.</summary>
    public static string? In(string folders, string name) =>
        folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(IsExecutable);

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
