using OrderGrains.Status;

namespace OrderGrains.Api.Cluster;

/// <summary>How the cluster is.</summary>
public sealed record ClusterBody
{
    /// <summary>Its silos, in the order of their ids.</summary>
    public required IReadOnlyList<SiloStatus> Silos { get; init; }

    /// <summary>Over all silos that answered.</summary>
    public required ClusterTotals Totals { get; init; }

    /// <summary>The silo that this answer comes from; absent where the front end is no silo.</summary>
    public string? Self { get; init; }

    /// <summary>When it was put together.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Sums over silos.</summary>
public sealed record ClusterTotals
{
    /// <summary>How many silos there are.</summary>
    public int Silos { get; init; }

    /// <summary>How many of them answered.</summary>
    public int Reachable { get; init; }

    /// <summary>How many buckets the ledger has.</summary>
    public int Buckets { get; init; }

    /// <summary>Buckets that no silo owns at the moment.</summary>
    public IReadOnlyList<int> BucketsWithoutOwner { get; init; } = [];

    /// <summary>What lives in the silos, by type.</summary>
    public IReadOnlyList<GrainTypeStatus> Activations { get; init; } = [];

    /// <summary>Calls of grains a second.</summary>
    public double CallsPerSecond { get; init; }

    /// <summary>The slowest silo's.</summary>
    public double P50Ms { get; init; }

    /// <summary>The slowest silo's.</summary>
    public double P99Ms { get; init; }

    /// <summary>Calls that failed.</summary>
    public long Errors { get; init; }

    /// <summary>Memory, in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Writes that wait for a commit.</summary>
    public int QueuedWrites { get; init; }

    /// <summary>Deliveries of events that are not acknowledged yet.</summary>
    public int OutboxDepth { get; init; }

    /// <summary>The longest lag.</summary>
    public double OutboxLagSeconds { get; init; }

    /// <summary>Due messages of the next minutes.</summary>
    public int DueMessages { get; init; }
}
