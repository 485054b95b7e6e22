using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Reports;

/// <summary>One measured run.</summary>
public sealed record RunResult
{
    public required long Correct { get; init; }

    public required long Wrong { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Correct answers a second.</summary>
    public required double PerSecond { get; init; }

    public required double P50Milliseconds { get; init; }

    public required double P99Milliseconds { get; init; }

    public required double P999Milliseconds { get; init; }

    public required double MaxMilliseconds { get; init; }

    /// <summary>The server's processor time for a thousand requests; null when its process was not named.</summary>
    public double? ServerCpuPerThousand { get; init; }

    /// <summary>The generator's processor time for a thousand requests.</summary>
    public required double GeneratorCpuPerThousand { get; init; }

    /// <summary>The server's memory after the run.</summary>
    public double? ServerMemoryMebibytes { get; init; }

    /// <summary>The load average over one minute, before the run.</summary>
    public required double LoadAverage { get; init; }

    /// <summary>The share (0 to 1) of the machine's processor time that neither server nor generator had.</summary>
    public double? OthersCpuShare { get; init; }

    /// <summary>How the outbox kept up; null when not asked.</summary>
    public OutboxVerdict? Outbox { get; init; }

    public IReadOnlyDictionary<string, long> WrongByKind { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>True when others used so much of the machine that the run says little.</summary>
    public bool IsNoisy => OthersCpuShare > 0.10;
}

/// <summary>All runs of one scenario on one system.</summary>
public sealed record BenchResult
{
    /// <summary>The system's name, e.g. <c>ours</c> or <c>equal</c>.</summary>
    public required string System { get; init; }

    public required string Scenario { get; init; }

    public required int Connections { get; init; }

    /// <summary>Requests a second that were asked for; 0: as many as the server answers.</summary>
    public required double Rate { get; init; }

    public required IReadOnlyList<RunResult> Runs { get; init; }

    /// <summary>
    /// The run with the middle rate; with the middle p99 where the rate was asked for, and all had the same.
    /// </summary>
    public RunResult Median =>
        Runs.OrderBy(run => Rate > 0 ? run.P99Milliseconds : run.PerSecond).ElementAt((Runs.Count - 1) / 2);
}
