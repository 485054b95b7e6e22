namespace OrderGrains.Tests.Simulation;

/// <summary>A clock that moves only when told to, with its timers in the order of their time and creation.</summary>
internal sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly SortedSet<VirtualTimer> timers = new(VirtualTimer.ByDueTime);
    private long sequence;

    public DateTimeOffset Now { get; private set; } = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer and runs it; false when there is none before the limit.</summary>
    public bool TryAdvance(DateTimeOffset limit)
    {
        if (timers.Min is not { } next || next.DueAt > limit)
        {
            return false;
        }

        Now = next.DueAt > Now ? next.DueAt : Now;
        timers.Remove(next);
        next.Fire();
        return true;
    }

    /// <summary>Moves on without a timer.</summary>
    public void MoveTo(DateTimeOffset time) => Now = time > Now ? time : Now;

    /// <summary>Forgets every timer: the process that set them is gone.</summary>
    public void Forget() => timers.Clear();

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        timers.Remove(timer);
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        timer.DueAt = Now + dueTime;
        timer.Sequence = sequence++;
        timers.Add(timer);
    }

    internal void Remove(VirtualTimer timer) => timers.Remove(timer);
}
