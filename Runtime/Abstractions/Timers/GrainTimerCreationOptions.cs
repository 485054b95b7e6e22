using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks, and what it may disturb.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>A timer that keeps nothing alive and does not interleave.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>
    /// The wait before the first tick; zero: at once; <see cref="Timeout.InfiniteTimeSpan"/>: not before
    /// <see cref="IGrainTimer.Change"/>.
    /// </summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>
    /// The wait from one tick's end to the next; <see cref="Timeout.InfiniteTimeSpan"/>: one tick only.
    /// </summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may interleave with requests. Default false.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use, so that the activation is not collected as idle. Default false.</summary>
    public bool KeepAlive { get; init; }
}
