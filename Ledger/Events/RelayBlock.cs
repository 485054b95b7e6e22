namespace OrderGrains.Ledger;

/// <summary>The events of one commit on their way to their consumers.</summary>
internal sealed class RelayBlock(long commitNumber, long stamp, IReadOnlyList<OutboxEvent> events)
{
    /// <summary>The commit's number.</summary>
    public long CommitNumber { get; } = commitNumber;

    /// <summary>The commit's time.</summary>
    public long Stamp { get; } = stamp;

    /// <summary>Its events, in order.</summary>
    public IReadOnlyList<OutboxEvent> Events { get; } = events;

    /// <summary>Deliveries not acknowledged yet; guarded by the relay's progress.</summary>
    public int Outstanding { get; set; }
}
