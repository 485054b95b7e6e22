namespace OrderGrains.Bench.Cluster.Measures;

/// <summary>What the processes of a cluster have used and done since their starts, or between two moments.</summary>
public sealed record ClusterCounters
{
    /// <summary>Processor time of the silos and the front end, in milliseconds.</summary>
    public required double CpuMilliseconds { get; init; }

    /// <summary>The front end's part of it.</summary>
    public required double FrontEndCpuMilliseconds { get; init; }

    /// <summary>Processor time of the store's processes, in milliseconds; not a part of it.</summary>
    public required double StoreCpuMilliseconds { get; init; }

    /// <summary>Calls and deliveries from silo to silo.</summary>
    public required double SiloCalls { get; init; }

    /// <summary>Calls from the front end to silos.</summary>
    public required double FrontEndCalls { get; init; }

    /// <summary>Commits to the store.</summary>
    public required double Commits { get; init; }

    /// <summary>States written by them.</summary>
    public required double Writes { get; init; }

    /// <summary>Rows written and deleted by them, heads included.</summary>
    public required double Rows { get; init; }

    /// <summary>What happened between two moments.</summary>
    public static ClusterCounters operator -(ClusterCounters after, ClusterCounters before) => new()
    {
        CpuMilliseconds = after.CpuMilliseconds - before.CpuMilliseconds,
        FrontEndCpuMilliseconds = after.FrontEndCpuMilliseconds - before.FrontEndCpuMilliseconds,
        StoreCpuMilliseconds = after.StoreCpuMilliseconds - before.StoreCpuMilliseconds,
        SiloCalls = after.SiloCalls - before.SiloCalls,
        FrontEndCalls = after.FrontEndCalls - before.FrontEndCalls,
        Commits = after.Commits - before.Commits,
        Writes = after.Writes - before.Writes,
        Rows = after.Rows - before.Rows,
    };

    /// <summary>The sum of what happened at two times.</summary>
    public static ClusterCounters operator +(ClusterCounters one, ClusterCounters other) => new()
    {
        CpuMilliseconds = one.CpuMilliseconds + other.CpuMilliseconds,
        FrontEndCpuMilliseconds = one.FrontEndCpuMilliseconds + other.FrontEndCpuMilliseconds,
        StoreCpuMilliseconds = one.StoreCpuMilliseconds + other.StoreCpuMilliseconds,
        SiloCalls = one.SiloCalls + other.SiloCalls,
        FrontEndCalls = one.FrontEndCalls + other.FrontEndCalls,
        Commits = one.Commits + other.Commits,
        Writes = one.Writes + other.Writes,
        Rows = one.Rows + other.Rows,
    };
}
