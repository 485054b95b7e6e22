namespace OrderGrains.Bench;

/// <summary>
/// When requests are to start that nobody's answer holds back: at even distances from the run's start. A request that
/// finds no free connection starts late, and its wait counts in its latency; none is left out, not even at the end.
/// </summary>
/// <param name="startedAt">The run's start, in nanoseconds.</param>
/// <param name="duration">No request is due after it.</param>
/// <param name="perSecond">Requests a second; above 0.</param>
public sealed class OpenLoopSchedule(long startedAt, TimeSpan duration, double perSecond)
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>How many requests are due in the run.</summary>
    public long Count { get; } = (long)Math.Ceiling(duration.TotalSeconds * perSecond);

    /// <summary>When a request is due, in nanoseconds; they count from 0.</summary>
    public long DueAt(long number) => startedAt + (long)(number * NanosecondsPerSecond / perSecond);
}
