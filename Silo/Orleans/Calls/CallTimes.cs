namespace OrderGrains.Silo;

/// <summary>How many calls there were, and how long the latest took. Safe to use from anywhere.</summary>
internal sealed class CallTimes
{
    private const int Kept = 1_024;

    private readonly long[] ticks = new long[Kept];
    private long calls;
    private long errors;

    /// <summary>How many.</summary>
    public long Calls => Interlocked.Read(ref calls);

    /// <summary>How many of them failed.</summary>
    public long Errors => Interlocked.Read(ref errors);

    /// <summary>Adds a call.</summary>
    public void Add(TimeSpan took, bool failed)
    {
        long number = Interlocked.Increment(ref calls) - 1;
        Volatile.Write(ref ticks[number % Kept], took.Ticks);
        if (failed)
        {
            Interlocked.Increment(ref errors);
        }
    }

    /// <summary>What half, and what 99 of 100, of the latest calls took at most; zero when there were none.</summary>
    public (TimeSpan P50, TimeSpan P99) Percentiles()
    {
        long[] latest = ticks[..(int)Math.Min(Calls, Kept)];
        Array.Sort(latest);
        return (At(latest, 0.5), At(latest, 0.99));
    }

    private static TimeSpan At(long[] sorted, double part) => sorted.Length == 0
        ? TimeSpan.Zero
        : TimeSpan.FromTicks(sorted[(int)Math.Ceiling(part * sorted.Length) - 1]);
}
