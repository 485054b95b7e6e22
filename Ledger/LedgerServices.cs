namespace OrderGrains.Ledger;

/// <summary>
/// The ledger's seams: everything that makes one run differ from another comes through here, so that a simulation
/// can replay it.
/// </summary>
public sealed record LedgerServices
{
    /// <summary>The clock and its timers.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where all of the ledger's work runs.</summary>
    public required TaskScheduler Scheduler { get; init; }

    /// <summary>The source of batch identities; locked while it is used.</summary>
    public required Random Random { get; init; }

    /// <summary>Events to JSON and back.</summary>
    public required IEventCodec Events { get; init; }

    /// <summary>States to JSON and back.</summary>
    public required IStateCodec States { get; init; }

    /// <summary>Where events and due messages go.</summary>
    public required ILedgerDeliveries Deliveries { get; init; }

    /// <summary>
    /// True when the host passes overlapping writes of one state on at once and in order, so that writes of one bucket
    /// commit in the order in which grains issue them. Default false.
    /// </summary>
    public bool OverlappingWrites { get; init; }

    /// <summary>What follows the buckets that come and go; required by <see cref="LedgerEngine.JoinAsync"/>.</summary>
    public IBucketHost? BucketHost { get; init; }
}
