using System.Diagnostics;
using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Comparison.Measures;

/// <summary>Waits until nobody else uses the machine.</summary>
internal static class QuietMachine
{
    private const double MostBusyShare = 0.05;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the machine was idle for a second, within a bound; false when it was not.</summary>
    public static async Task<bool> WaitAsync(TimeSpan bound)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < bound)
        {
            long look = Stopwatch.GetTimestamp();
            double before = CpuClock.OfMachine();
            await Task.Delay(Look);
            double elapsed = Stopwatch.GetElapsedTime(look).TotalMilliseconds * Environment.ProcessorCount;
            if ((CpuClock.OfMachine() - before) / elapsed < MostBusyShare)
            {
                return true;
            }
        }

        return false;
    }
}
