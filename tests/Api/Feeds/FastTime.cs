namespace OrderGrains.Tests.Feeds;

/// <summary>A clock whose timers fire so many times sooner: waits that nobody needs are short.</summary>
internal sealed class FastTime(int factor) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private TimeSpan Sooner(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / factor;
}
