namespace OrderGrains.Ledger;

/// <summary>
/// What a state commits beside itself. Filled and read within one turn of its grain; not thread-safe.
/// </summary>
public sealed class CommitParts
{
    /// <summary>Nothing beside the state. Never add to it.</summary>
    public static readonly CommitParts None = new();

    /// <summary>Events for the bucket's log, in the order in which they are delivered.</summary>
    public List<OutboxEvent> Events { get; } = new(0);

    /// <summary>Due messages set and cancelled.</summary>
    public List<DueChange> Due { get; } = new(0);

    /// <summary>Index entries, written once and never changed.</summary>
    public List<IndexEntry> Index { get; } = new(0);

    /// <summary>Small rows that the grain owns beside its state.</summary>
    public List<RowChange> Rows { get; } = new(0);

    /// <summary>Messages that this grain gave up on.</summary>
    public List<DeadLetter> DeadLetters { get; } = new(0);

    /// <summary>
    /// The <see cref="ICommitDomain.Generation"/> that this write depends on; null when it depends on no other write.
    /// </summary>
    public long? Generation { get; set; }

    /// <summary>
    /// True when the state's own row stays as it is stored: what has changed can be told from the other parts, of which
    /// there is at least one.
    /// </summary>
    public bool LeavesState { get; set; }
}
