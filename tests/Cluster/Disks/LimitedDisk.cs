using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Tests.Cluster;

/// <summary>A small disk in memory, partly taken up by a file that can be deleted to make room.</summary>
internal sealed class LimitedDisk : IDisposable
{
    private readonly string ballast;

    private LimitedDisk(string path)
    {
        Path = path;
        ballast = System.IO.Path.Combine(path, "ballast");
    }

    public string Path { get; }

    /// <summary>Mounts it; null where that is not allowed.</summary>
    public static LimitedDisk? TryMount(int megabytes, int ballastMegabytes)
    {
        string path = Directory.CreateTempSubdirectory("ordergrains-disk-").FullName;
        string size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", path) != 0)
        {
            Directory.Delete(path);
            return null;
        }

        var disk = new LimitedDisk(path);
        File.WriteAllBytes(disk.ballast, new byte[ballastMegabytes << 20]);
        return disk;
    }

    /// <summary>Frees what the ballast takes up.</summary>
    public void MakeRoom() => File.Delete(ballast);

    public void Dispose()
    {
        if (Run("umount", Path) == 0)
        {
            Directory.Delete(Path);
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
