using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// A ledger in one table of an Azure storage account, or of an emulator of it. A bucket is a partition; a commit is one
/// entity group transaction, whose first operation replaces the head on condition of its tag. Safe to call from
/// anywhere.
/// </summary>
/// <remarks>
/// <code>
///  head and tag known? ──no──▶ read ──another──▶ mismatch
///        │ yes                    │ expected
///        ▼                        ▼
///   one batch: head if its tag is still there, rows, deletes
///        ├─ done ───────────────▶ committed; the new tag is kept
///        ├─ head refused ───────▶ read: ours, from a try whose answer was lost ─▶ committed; another ─▶ mismatch
///        ├─ no row to delete ───▶ look which are there, send the batch without the others
///        ╰─ no answer ──────────▶ unknown, unless it was never sent
/// </code>
/// </remarks>
public sealed partial class AzureTableStore : ILedgerStore
{
    private const int Operations = 99;
    private const int RowSizeBytes = 960 << 10;

    // A request holds 4 MiB: values may grow by three quarters as JSON, and each operation has its frame.
    private const int BatchSizeBytes = 2 * RowSizeBytes;

    /// <summary>
    /// How often a batch is sent without the rows that were not there; the head fences others out, so once is enough.
    /// </summary>
    private const int MaxRounds = 3;

    /// <summary>The most rows that are looked for at once.</summary>
    private const int MaxLookups = 8;

    private readonly ConcurrentDictionary<int, KnownHead> _heads = [];
    private readonly TableService _service;
    private readonly ILogger _logger;

    private AzureTableStore(AzureTableStoreOptions options, TimeProvider time, ILogger logger)
    {
        _service = new TableService(options, time);
        _logger = logger;
        Limits = new StoreLimits(Operations, BatchSizeBytes, RowSizeBytes, options.Buckets);
    }

    /// <summary>
    /// 99 rows and the head, 1,920 KiB a batch, 960 KiB a row: what the service's 4 MiB a request and 1 MiB an entity
    /// hold in any case.
    /// </summary>
    public StoreLimits Limits { get; }

    /// <summary>Reaches the table, and creates it when missing.</summary>
    /// <exception cref="ArgumentException">Options are wrong.</exception>
    /// <exception cref="StoreException">
    /// <c>store_access_denied</c>: the credentials are refused; <c>store_unavailable</c>: there is no answer.
    /// </exception>
    public static async Task<AzureTableStore> OpenAsync(
        AzureTableStoreOptions options, TimeProvider time, ILogger<AzureTableStore> logger,
        CancellationToken cancellationToken)
    {
        options.Check();
        var store = new AzureTableStore(options, time, logger);
        await store.EnsureTableAsync(options.Table, cancellationToken);
        return store;
    }

    /// <inheritdoc/>
    public async ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        new BatchRules(Limits).Check(batch);

        // From here on the head may change: what is known of it is known again after a definite answer.
        if (!_heads.TryRemove(batch.Bucket, out KnownHead? known) || known.Head != batch.Expected)
        {
            known = await ReadKnownHeadAsync(batch.Bucket, cancellationToken);
        }

        if (known.Head != batch.Expected)
        {
            _heads[batch.Bucket] = known;
            return new HeadMismatch(known.Head);
        }

        return await SendAsync(batch, known, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        KnownHead known = await ReadKnownHeadAsync(bucket, cancellationToken);
        _heads[bucket] = known;
        return known.Head;
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(
        int bucket, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return BatchRules.MayHold(key)
            && await _service.GetAsync(TableKey.Partition(bucket), TableKey.Encode(key), cancellationToken) is { } found
            ? found.Row.Row.Value
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        cancellationToken.ThrowIfCancellationRequested();
        return KeyOrder.Compare(range.From, range.Until) < 0
            ? await new TableScan(TableKey.Partition(bucket), range, limit).RunAsync(_service, cancellationToken)
            : [];
    }

    /// <summary>Does nothing: requests under way end by their callers' tokens or their time.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task EnsureTableAsync(string table, CancellationToken cancellationToken)
    {
        // Reading first: a signature that may not create tables suffices where the table is there.
        try
        {
            await ReadKnownHeadAsync(LedgerMeta.Partition, cancellationToken);
        }
        catch (StoreException missing) when (missing.Code == TableFailure.TableMissing)
        {
            bool isNew = await _service.CreateTableAsync(cancellationToken);
            LogTableCreated(_logger, table, isNew);
        }
    }

    private async ValueTask<KnownHead> ReadKnownHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await _service.GetAsync(TableKey.Partition(bucket), TableKey.Head, cancellationToken) is { } found
            ? new KnownHead(HeadJson.ReadHead(found.Row.Row.Value.Span), found.ETag)
            : new KnownHead(null, null);
    }

    private async ValueTask<HeadMismatch?> SendAsync(
        CommitBatch batch, KnownHead expected, CancellationToken cancellationToken)
    {
        IReadOnlyList<RowOperation> operations = batch.Operations;
        TableError error = default;
        for (int round = 0; round < MaxRounds; round++)
        {
            BatchAnswer answer = await _service.SendAsync(
                TableBatch.Write(_service.Address, batch, expected.ETag, operations), cancellationToken);
            if (answer.Error is null)
            {
                Remember(batch, answer.ETag);
                return null;
            }

            if (answer.IsHeadConflict)
            {
                return await SettleAsync(batch, cancellationToken);
            }

            error = answer.Error.Value;
            if (!answer.IsRowMissing)
            {
                break;
            }

            int before = operations.Count;
            operations = await WithoutMissingAsync(batch.Bucket, operations, cancellationToken);
            LogRowsMissing(_logger, batch.Bucket, before - operations.Count);
        }

        throw TableFailure.From(error, outcomeUnknown: error.Status >= 500);
    }

    /// <summary>The head was refused: by a try of this very batch whose answer was lost, or by another owner's.</summary>
    private async ValueTask<HeadMismatch?> SettleAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            KnownHead found = await ReadKnownHeadAsync(batch.Bucket, cancellationToken);
            _heads[batch.Bucket] = found;
            return found.Head == batch.Next ? null : new HeadMismatch(found.Head);
        }
        catch (StoreException failure)
        {
            throw new StoreException(
                failure.Code, failure.Message, failure.Retryable, outcomeUnknown: true, failure);
        }
    }

    private void Remember(CommitBatch batch, string? eTag)
    {
        if (eTag is not null)
        {
            _heads[batch.Bucket] = new KnownHead(batch.Next, eTag);
        }
    }

    /// <summary>The service refuses a batch that deletes what is not there; the ledger's contract takes it.</summary>
    private async ValueTask<IReadOnlyList<RowOperation>> WithoutMissingAsync(
        int bucket, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
    {
        HashSet<string> missing = new(StringComparer.Ordinal);
        foreach (RowOperation[] deletes in operations.Where(operation => operation.Value is null).Chunk(MaxLookups))
        {
            ReadOnlyMemory<byte>?[] found = await Task.WhenAll(
                deletes.Select(delete => GetAsync(bucket, delete.Key, cancellationToken).AsTask()));
            missing.UnionWith(deletes.Where((_, number) => found[number] is null).Select(delete => delete.Key));
        }

        return [.. operations.Where(operation => operation.Value is not null || !missing.Contains(operation.Key))];
    }
}
