namespace OrderGrains.Ledger;

/// <summary>How the ledger behaves; the defaults suit one machine.</summary>
public sealed class LedgerOptions
{
    /// <summary>
    /// The most writes that wait for a bucket's next commits; more are refused as overloaded. More: longer waits under
    /// load instead of 503. Default 20,000; 1 to 1,000,000.
    /// </summary>
    public int MaxQueuedWrites { get; set; } = 20_000;

    /// <summary>
    /// How often a commit that definitely failed is tried again before its writers are told. Default 3; 0 to 10.
    /// </summary>
    public int CommitRetries { get; set; } = 3;

    /// <summary>
    /// The first wait before a commit or a delivery is tried again; doubles each time. Default 50 ms.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between tries. Default 10 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often an event is delivered to a failing consumer before it is parked. Default 8; 1 to 100.
    /// </summary>
    public int DeliveryAttempts { get; set; } = 8;

    /// <summary>The most deliveries under way at once in a bucket. Default 256; 1 to 10,000.</summary>
    public int MaxDeliveries { get; set; } = 256;

    /// <summary>
    /// The most commits whose events the relay keeps in memory; older ones wait in the log. Default 1,000; 1 to
    /// 100,000.
    /// </summary>
    public int MaxBlocksInMemory { get; set; } = 1_000;

    /// <summary>How long delivered events stay in the log, for live feeds that resume. Default 3 days.</summary>
    public TimeSpan EventRetention { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How far ahead due messages are held in memory. Default 10 minutes.</summary>
    public TimeSpan DueHorizon { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The most memory, in bytes, for states that were last read and written, over all buckets together; for stores
    /// that are elsewhere. More: fewer reads when something happens to an order of which only a part is in memory, and
    /// more for the garbage collector to move. Default 32 MiB; 0: none.
    /// </summary>
    public long RecentSizeBytes { get; set; } = 32 << 20;

    /// <summary>How several silos share the store; used by <see cref="LedgerEngine.JoinAsync"/>.</summary>
    public OwnershipOptions Ownership { get; set; } = new();
}
