namespace OrderGrains.Tests.Simulation;

/// <summary>A timer of the virtual clock.</summary>
internal sealed class VirtualTimer(VirtualTime time, Action callback) : ITimer
{
    private TimeSpan period = Timeout.InfiniteTimeSpan;

    public static IComparer<VirtualTimer> ByDueTime { get; } = Comparer<VirtualTimer>.Create((left, right) =>
        left.DueAt != right.DueAt ? left.DueAt.CompareTo(right.DueAt) : left.Sequence.CompareTo(right.Sequence));

    public DateTimeOffset DueAt { get; set; }

    public long Sequence { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        time.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (period != Timeout.InfiniteTimeSpan && period > TimeSpan.Zero)
        {
            time.Schedule(this, period);
        }

        callback();
    }

    public void Dispose() => time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
