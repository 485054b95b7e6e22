using System.Globalization;

namespace OrderGrains.Bench.Measures;

/// <summary>Processor time from <c>/proc</c>: of one process and of the whole machine.</summary>
public static class CpuClock
{
    // USER_HZ: what the kernel counts in towards user space, on every architecture that .NET runs on.
    private const double MillisecondsPerTick = 10;

    /// <summary>User and kernel time of a process, in milliseconds.</summary>
    public static double OfProcess(int processId)
    {
        string text = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat");

        // The name, in parentheses, may hold spaces; the fields after it count from the third.
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) * MillisecondsPerTick;
    }

    /// <summary>Time that any processor was not idle, stolen time included, in milliseconds.</summary>
    public static double OfMachine()
    {
        string[] fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double[] ticks = [.. fields.Skip(1).Take(8).Select(Number)];
        const int idle = 3;
        const int waiting = 4;
        return (ticks.Sum() - ticks[idle] - ticks[waiting]) * MillisecondsPerTick;
    }

    /// <summary>A process's resident memory, in MiB; pages that several share count in each by its part.</summary>
    public static double MemoryMebibytes(int processId)
    {
        string path = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/smaps_rollup";
        string line = File.ReadLines(path).First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
