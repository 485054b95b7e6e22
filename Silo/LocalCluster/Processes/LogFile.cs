namespace OrderGrains.LocalCluster.Processes;

/// <summary>
/// A file that a program appends its output to by itself, kept within a bound: past half of it, what is there becomes
/// the one older file. What is printed during that copy may be missing.
/// </summary>
public sealed class LogFile(string path, long maxBytes = LogFile.DefaultMaxBytes)
{
    /// <summary>The bound of a log with its older file: 20 MiB.</summary>
    public const long DefaultMaxBytes = 20 << 20;

    private const int TailBytes = 16 << 10;

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Where what was before it is.</summary>
    public string OlderPath => $"{Path}.1";

    /// <summary>Moves what is there to the older file if it has become too long.</summary>
    public void Trim()
    {
        FileInfo file = new(Path);
        if (!file.Exists || file.Length <= maxBytes / 2)
        {
            return;
        }

        // The program holds the file open for appending: it goes on at the start of an emptied file, not of a new one.
        File.Copy(Path, OlderPath, overwrite: true);
        using FileStream emptied = new(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        emptied.SetLength(0);
    }

    /// <summary>The last lines, for an error message.</summary>
    public string Tail(int lines)
    {
        if (!File.Exists(Path))
        {
            return "";
        }

        using FileStream file = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(Math.Max(0, file.Length - TailBytes), SeekOrigin.Begin);
        using StreamReader reader = new(file);
        return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(lines));
    }
}
