using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// The ledger: states with their events, due messages and index entries, committed together, on one store. Opened once;
/// safe to call from anywhere.
/// </summary>
public sealed partial class LedgerEngine : ILedgerReader, ILedgerLog, IDeadLetters, ICommitDomain,
    IAsyncDisposable
{
    private readonly LedgerContext context;
    private readonly LedgerMetrics metrics;
    private readonly IndexReader index;
    private readonly BucketSet buckets;
    private readonly bool overlappingWrites;
    private ClusterOwnership? cluster;
    private bool closed;

    private LedgerEngine(
        ILedgerStore store, LedgerMeta meta, LedgerOptions options, LedgerServices services, ILogger logger)
    {
        buckets = new BucketSet(meta.Buckets);
        Ownership = new SoleOwnership(buckets);
        metrics = new LedgerMetrics(services.Time, () => buckets.Held, () => Ownership.Owners);
        context = new LedgerContext(store, options, services, metrics, logger) { BucketCount = meta.Buckets };
        overlappingWrites = services.OverlappingWrites;
        index = new IndexReader(store, buckets, bucket => Ownership.MayAnswer(bucket));
    }

    /// <summary>Which buckets are held here, and who holds the others.</summary>
    public ILedgerOwnership Ownership { get; private set; }

    /// <summary>Deliveries of events that are not acknowledged yet.</summary>
    public int OutboxDepth => buckets.Held.Sum(bucket => bucket.Feeds.Relay.Depth);

    /// <summary>Starts to deliver events and due messages: the grains can be called.</summary>
    public void Start()
    {
        cluster?.Activate();
        foreach (Bucket bucket in cluster is null ? buckets.Held : [])
        {
            bucket.Deliver();
        }
    }

    /// <summary>
    /// Asks the store for the heads of the buckets held here (a silo that shares its store: for one head, and whether
    /// its lease lasts), and whether writes are still taken.
    /// </summary>
    /// <exception cref="InfrastructureException">The store is away, or a bucket or the lease is lost.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        if (Ownership is not SoleOwnership)
        {
            await context.Store.ReadHeadAsync(ControlPartition.Number, cancellationToken);
            if (cluster is { IsLeaseValid: false })
            {
                throw new InfrastructureException(
                    "lease_lapsed", "The silo could not renew its lease.", retryable: true);
            }

            return;
        }

        foreach (Bucket bucket in buckets.Held)
        {
            bucket.Queue.ThrowIfClosed();
            await context.Store.ReadHeadAsync(bucket.Number, cancellationToken);
        }
    }

    /// <summary>What the buckets held here are doing, in the order of their numbers.</summary>
    public IReadOnlyList<BucketStatus> Describe() => [.. buckets.Held.Select(bucket => bucket.Describe())];

    /// <summary>
    /// Writes a state and all that it commits beside itself (<see cref="ICommitted"/>), as one. The place in the commit
    /// order is taken at once, so that writes commit in the order in which they are issued.
    /// </summary>
    /// <returns>Done when all of it is durable.</returns>
    /// <exception cref="BucketNotHeldException">Another silo holds the key's bucket.</exception>
    /// <exception cref="InfrastructureException">Nothing of it is committed, and nothing will be.</exception>
    public Task WriteAsync<TState>(LedgerOwner owner, TState state)
    {
        StateWrite write = BucketOf(owner).Queue.Begin(RowKey.State(owner.Key, owner.StateName));
        WriteContent content;
        try
        {
            CommitParts parts = (state as ICommitted)?.TakeParts(write.CommittedAt) ?? CommitParts.None;
            content = new ContentWriter(context, owner, write).Write(state, parts);
        }
        catch
        {
            write.Abandon();
            throw;
        }

        return write.FillAsync(content);
    }

    /// <summary>Deletes a state, with the same guarantees as a write.</summary>
    public Task ClearAsync(LedgerOwner owner)
    {
        string rowKey = RowKey.State(owner.Key, owner.StateName);
        return BucketOf(owner).Queue.Begin(rowKey)
            .FillAsync(new WriteContent { Operations = [RowOperation.Delete(rowKey)] });
    }

    /// <summary>
    /// Reads a state for its grain: only where the key's bucket is held, so that the grain can write what it makes of
    /// it.
    /// </summary>
    /// <exception cref="BucketNotHeldException">Another silo holds the key's bucket.</exception>
    public async ValueTask<LoadedState<TState>> LoadStateAsync<TState>(
        string stateName, string key, CancellationToken cancellationToken)
    {
        // The epoch first: a bucket that leaves and comes back meanwhile has another one, and refuses the write.
        Bucket bucket = buckets.Of(key);
        long epoch = bucket.Epoch;
        ReadOnlyMemory<byte>? row = await bucket.States.LoadAsync(stateName, key, cancellationToken);
        return new(StateOf<TState>(row), epoch);
    }

    /// <inheritdoc/>
    public async ValueTask<TState?> ReadStateAsync<TState>(
        string stateName, string key, CancellationToken cancellationToken)
    {
        int bucket = buckets.NumberOf(key);
        return StateOf<TState>(
            buckets.At(bucket) is { } held
                ? await held.States.ReadAsync(stateName, key, cancellationToken)
                : await context.Store.GetAsync(bucket, RowKey.State(key, stateName), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OwnedRow>> ReadRowsAsync(string ownerKey, CancellationToken cancellationToken)
    {
        const int RowsPerRead = 1_000;
        int bucket = buckets.NumberOf(ownerKey);
        KeyRange range = RowKey.OwnedBy(ownerKey);
        var owned = new List<OwnedRow>();
        IReadOnlyList<StoreRow> rows;
        do
        {
            rows = await context.Store.ScanAsync(bucket, range, RowsPerRead, cancellationToken);
            owned.AddRange(rows.Select(row =>
                new OwnedRow(KeyPart.Decode(row.Key[(row.Key.LastIndexOf('!') + 1)..]), row.Value)));
            range = rows.Count > 0 ? range with { From = rows[^1].Key + "!" } : range;
        }
        while (rows.Count == RowsPerRead);

        return owned;
    }

    /// <inheritdoc/>
    public ValueTask<IndexPage> ReadIndexAsync(IndexQuery query, CancellationToken cancellationToken) =>
        index.ReadAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LogPage> ReadLogAsync(string key, LogPosition? from, int limit, TimeSpan wait) =>
        buckets.Of(key).Feeds.Log.ReadAsync(from, limit, wait);

    /// <summary>Lets go whoever waits for events: the process is about to stop.</summary>
    public void CloseLogs()
    {
        foreach (Bucket bucket in buckets.Held)
        {
            bucket.Feeds.Log.Recent.Close();
        }
    }

    /// <inheritdoc/>
    public bool IsShared(string key, string otherKey) => 
        overlappingWrites && buckets.NumberOf(key) == buckets.NumberOf(otherKey);

    /// <inheritdoc/>
    public long Generation(string key) => buckets.Of(key).Queue.Generation;

    /// <summary>
    /// Hands buckets over where silos share them; stops delivering, commits what is queued and lets the store go.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        await Ownership.LeaveAsync();
        var reason = new InvalidOperationException("The ledger is stopping.");
        await Task.WhenAll(buckets.Held.Select(bucket => bucket.CloseAsync(reason)));
        metrics.Dispose();
        await context.Store.DisposeAsync();
    }

    private TState? StateOf<TState>(ReadOnlyMemory<byte>? row) =>
        row is { } value ? context.Services.States.Read<TState>(value.Span) : default;

    private Bucket BucketOf(LedgerOwner owner)
    {
        Bucket bucket = buckets.Of(owner.Key);
        return owner.Epoch is { } epoch && epoch != bucket.Epoch
            ? throw new BucketNotHeldException(bucket.Number)
            : bucket;
    }
}
