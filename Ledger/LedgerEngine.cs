using System.Buffers;
using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// The ledger: states with their events, due messages and index entries, committed together, on one store. Opened once;
/// safe to call from anywhere.
/// </summary>
public sealed class LedgerEngine : ILedgerReader, IDeadLetters, ICommitDomain, IAsyncDisposable
{
    private readonly LedgerContext context;
    private readonly LedgerMetrics metrics;
    private readonly IndexReader index;
    private readonly Bucket[] buckets;
    private readonly bool overlappingWrites;
    private bool closed;

    private LedgerEngine(
        ILedgerStore store, LedgerMeta meta, LedgerOptions options, LedgerServices services, ILogger logger)
    {
        metrics = new LedgerMetrics(services.Time, () => buckets ?? []);
        context = new LedgerContext(store, options, services, metrics, logger);
        buckets = [.. Enumerable.Range(0, meta.Buckets).Select(number => new Bucket(number, context))];
        index = new IndexReader(store, buckets);
        overlappingWrites = services.OverlappingWrites;
    }

    /// <summary>Deliveries of events that are not acknowledged yet.</summary>
    public int OutboxDepth => buckets.Sum(bucket => bucket.Feeds.Relay.Depth);

    /// <summary>
    /// Opens the ledger on a store and takes all of its buckets over. Nothing is delivered before <see cref="Start"/>.
    /// </summary>
    /// <exception cref="InfrastructureException">The store is away, or was written by another version.</exception>
    public static async Task<LedgerEngine> OpenAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, ILogger<LedgerEngine> logger,
        CancellationToken cancellationToken)
    {
        Span<byte> id = stackalloc byte[16];
        services.Random.NextBytes(id);
        LedgerMeta meta = await LedgerMeta.OpenAsync(store, new Guid(id), cancellationToken);
        var ledger = new LedgerEngine(store, meta, options, services, logger);
        foreach (Bucket bucket in ledger.buckets)
        {
            await bucket.OpenAsync(cancellationToken);
        }

        return ledger;
    }

    /// <summary>Starts to deliver events and due messages: the grains can be called.</summary>
    public void Start()
    {
        foreach (Bucket bucket in buckets)
        {
            bucket.Deliver();
        }
    }

    /// <summary>Asks every bucket's store for its head, and whether writes are still taken.</summary>
    /// <exception cref="InfrastructureException">The store is away, or a bucket is lost.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        for (int bucket = 0; bucket < buckets.Length; bucket++)
        {
            buckets[bucket].Queue.ThrowIfClosed();
            await context.Store.ReadHeadAsync(bucket, cancellationToken);
        }
    }

    /// <summary>
    /// Writes a state and all that it commits beside itself (<see cref="ICommitted"/>), as one. The place in the commit
    /// order is taken at once, so that writes commit in the order in which they are issued.
    /// </summary>
    /// <returns>Done when all of it is durable.</returns>
    /// <exception cref="InfrastructureException">Nothing of it is committed, and nothing will be.</exception>
    public Task WriteAsync<TState>(LedgerOwner owner, TState state)
    {
        StateWrite write = BucketOf(owner.Key).Queue.Begin(RowKey.State(owner.Key, owner.StateName));
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
        return BucketOf(owner.Key).Queue.Begin(rowKey)
            .FillAsync(new WriteContent { Operations = [RowOperation.Delete(rowKey)] });
    }

    /// <inheritdoc/>
    public async ValueTask<TState?> ReadStateAsync<TState>(
        string stateName, string key, CancellationToken cancellationToken)
    {
        int bucket = KeyHash.BucketOf(key, buckets.Length);
        string rowKey = RowKey.State(key, stateName);
        await buckets[bucket].Queue.SettledAsync(rowKey);
        ReadOnlyMemory<byte>? row = await context.Store.GetAsync(bucket, rowKey, cancellationToken);
        return row is { } value ? context.Services.States.Read<TState>(value.Span) : default;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OwnedRow>> ReadRowsAsync(string ownerKey, CancellationToken cancellationToken)
    {
        const int RowsPerRead = 1_000;
        int bucket = KeyHash.BucketOf(ownerKey, buckets.Length);
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
    public bool IsShared(string key, string otherKey) => overlappingWrites && BucketOf(key) == BucketOf(otherKey);

    /// <inheritdoc/>
    public long Generation(string key) => BucketOf(key).Queue.Generation;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DeadLetter>> ListAsync(
        DeadLetterId? after, int limit, CancellationToken cancellationToken)
    {
        string afterRow = after is { } id ? RowKey.DeadLetter(id.Key, id.Name) : "";
        var found = new List<ParkedLetter>();
        foreach (Bucket bucket in buckets)
        {
            found.AddRange(await bucket.DeadLetters.ReadAsync(afterRow, limit, cancellationToken));
        }

        return [.. found.OrderBy(parked => parked.RowKey, StringComparer.Ordinal)
            .Take(limit).Select(parked => parked.Letter)];
    }

    /// <inheritdoc/>
    public async ValueTask<DeadLetter?> FindAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        (await BucketOf(id.Key).DeadLetters.FindAsync(id, cancellationToken))?.Letter;

    /// <inheritdoc/>
    public async ValueTask<bool> RedriveAsync(DeadLetterId id, CancellationToken cancellationToken)
    {
        DeadLetterBox box = BucketOf(id.Key).DeadLetters;
        if (await box.FindAsync(id, cancellationToken) is not { } parked)
        {
            return false;
        }

        await box.RedriveAsync(parked, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DiscardAsync(DeadLetterId id, CancellationToken cancellationToken)
    {
        DeadLetterBox box = BucketOf(id.Key).DeadLetters;
        if (await box.FindAsync(id, cancellationToken) is not { } parked)
        {
            return false;
        }

        await box.RemoveAsync(parked);
        return true;
    }

    /// <summary>Stops delivering, commits what is queued and lets the store go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        await Task.WhenAll(buckets.Select(bucket => bucket.CloseAsync()));
        metrics.Dispose();
        await context.Store.DisposeAsync();
    }

    private Bucket BucketOf(string key) => buckets[KeyHash.BucketOf(key, buckets.Length)];
}
