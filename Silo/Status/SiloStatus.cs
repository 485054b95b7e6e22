namespace OrderGrains.Status;

/// <summary>How one silo is.</summary>
public sealed record SiloStatus
{
    /// <summary>Its id; <c>local</c> where one process has everything.</summary>
    public required string Id { get; init; }

    /// <summary>Its process id.</summary>
    public required int Pid { get; init; }

    /// <summary>joining, active or leaving.</summary>
    public required string State { get; init; }

    /// <summary>False: it did not answer, and what follows from its own answer is not known.</summary>
    public bool Reachable { get; init; } = true;

    /// <summary>Where its HTTP is reached; null: it has none.</summary>
    public string? HttpAddress { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long ago that is, in seconds.</summary>
    public double AgeSeconds { get; init; }

    /// <summary>The part of the machine's processors that it used in the last seconds; 0 to 1.</summary>
    public double? Cpu { get; init; }

    /// <summary>The memory that it uses, in bytes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The numbers of the buckets that it holds.</summary>
    public IReadOnlyList<int> Buckets { get; init; } = [];

    /// <summary>What lives in it, by type.</summary>
    public IReadOnlyList<GrainTypeStatus> Activations { get; init; } = [];

    /// <summary>Calls of grains a second, over the last ten seconds.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>How long half of the latest calls of orders took at most, in milliseconds; 0: none.</summary>
    public double? P50Ms { get; init; }

    /// <summary>The same for 99 of 100.</summary>
    public double? P99Ms { get; init; }

    /// <summary>Calls that failed, since its start; a refusal is none.</summary>
    public long? Errors { get; init; }

    /// <summary>Writes that wait for a commit.</summary>
    public int? QueuedWrites { get; init; }

    /// <summary>Deliveries of events that are not acknowledged yet.</summary>
    public int? OutboxDepth { get; init; }

    /// <summary>The age of the oldest commit whose events are not all delivered, in seconds.</summary>
    public double? OutboxLagSeconds { get; init; }

    /// <summary>Due messages of the next minutes.</summary>
    public int? DueMessages { get; init; }
}
