namespace OrderGrains.Tests.Simulation;

/// <summary>
/// The clock of one process. Its timers run as work of the process: one that is due while the process is frozen runs
/// when it is thawed.
/// </summary>
internal sealed class ProcessTime(VirtualTime time, ClusterProcess process) : TimeProvider
{
    /// <summary>How far its wall clock is from everybody's; its monotonic clock runs as all do.</summary>
    public TimeSpan Skew { get; init; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Skew;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(_ => process.Post(() => callback(state)), null, dueTime, period);
}
