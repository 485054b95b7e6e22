using System.Diagnostics;

namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>Waits for conditions, each within a bound.</summary>
internal static class Awaiting
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until there is nothing left to wait for.</summary>
    /// <param name="awaited">What is awaited, in words.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="obstacle">What is seen instead; null: it is there.</param>
    /// <exception cref="AwaitedException">It did not come in time.</exception>
    public static async Task UntilAsync(string awaited, TimeSpan patience, Func<Task<string?>> obstacle)
    {
        long start = Stopwatch.GetTimestamp();
        while (await obstacle() is { } seen)
        {
            if (Stopwatch.GetElapsedTime(start) > patience)
            {
                throw new AwaitedException($"Awaited {awaited} for {patience}, saw {seen}.");
            }

            await Task.Delay(Interval);
        }
    }

    /// <inheritdoc cref="UntilAsync(string, TimeSpan, Func{Task{string?}})"/>
    public static Task UntilAsync(string awaited, TimeSpan patience, Func<string?> obstacle) =>
        UntilAsync(awaited, patience, () => Task.FromResult(obstacle()));
}
