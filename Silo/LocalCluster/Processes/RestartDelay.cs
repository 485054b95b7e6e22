namespace OrderGrains.LocalCluster.Processes;

/// <summary>How long to wait before a program that ended is started again: longer each time, to a bound.</summary>
public sealed class RestartDelay
{
    /// <summary>The wait after a first end.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A program that ran this long did not keep dying.</summary>
    public static readonly TimeSpan LongRun = TimeSpan.FromSeconds(30);

    private TimeSpan next = First;

    /// <summary>The wait after a run of a given length.</summary>
    public TimeSpan After(TimeSpan run)
    {
        TimeSpan wait = run >= LongRun ? First : next;
        next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }
}
