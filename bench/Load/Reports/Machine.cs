using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace OrderGrains.Bench.Reports;

/// <summary>Names the machine: what numbers mean depends on it.</summary>
public static class Machine
{
    private const int Syncs = 200;
    private const int PageSize = 4096;

    /// <summary>A few lines of Markdown; <paramref name="directory"/> is on the disk that the runs wrote to.</summary>
    public static string Describe(string directory)
    {
        (double median, double slow) = MeasureSync(directory);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"- {Environment.ProcessorCount} cores, {ProcessorModel()}\n");
        double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        text.Append(CultureInfo.InvariantCulture, $"- {memory:N0} GiB memory, {RuntimeInformation.OSDescription}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"- durable write of 4 KiB (append and fsync): {median:N3} ms median, {slow:N3} ms p99\n");
        text.Append(CultureInfo.InvariantCulture, $"- {RuntimeInformation.FrameworkDescription}\n");
        text.Append("- server and load generator share the machine\n");
        return text.ToString();
    }

    private static string ProcessorModel() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static (double Median, double Slow) MeasureSync(string directory)
    {
        string path = Path.Combine(directory, $"fsync-{Guid.NewGuid():n}");
        byte[] page = new byte[PageSize];
        List<double> times = [];
        using (FileStream file = new(
            path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose))
        {
            for (int number = 0; number < Syncs; number++)
            {
                long start = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[Syncs / 2], times[Syncs * 99 / 100]);
    }
}
