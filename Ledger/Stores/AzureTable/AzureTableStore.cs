using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// A ledger in one table of an Azure storage account, or of an emulator of it. A bucket is a partition; a commit is one
/// entity group transaction, whose first operation replaces the head on condition of its tag. Safe to call from
/// anywhere.
/// </summary>
public sealed partial class AzureTableStore : ILedgerStore
{
    private const int Operations = 99;

    // An entity holds 1 MiB. The service counts its values, the emulator its JSON, where bytes are a third longer.
    private const int RowSizeBytes = 720 << 10;

    // A request holds 4 MiB: values may grow by three quarters as JSON, keys fourfold, and operations have a frame.
    private const int BatchSizeBytes = 3 * RowSizeBytes;

    /// <summary>
    /// 99 rows and the head, 2,160 KiB a batch, 720 KiB a row: what the service's 4 MiB a request and 1 MiB an entity
    /// hold in any case. 64 partitions, unless the options say otherwise.
    /// </summary>
    public static readonly StoreLimits TableLimits = new(Operations, BatchSizeBytes, RowSizeBytes, 64);

    private readonly TableService _service;
    private readonly TableCommits _commits;
    private readonly ILogger _logger;

    private AzureTableStore(AzureTableStoreOptions options, TimeProvider time, ILogger logger)
    {
        _service = new TableService(options, time);
        _commits = new TableCommits(_service, logger);
        _logger = logger;
        Limits = TableLimits with { Buckets = options.Buckets };
    }

    /// <summary><see cref="TableLimits"/>, with the options' partitions.</summary>
    public StoreLimits Limits { get; }

    /// <summary>One entity is the service's fastest answer, and the emulator looks for a range everywhere.</summary>
    public StoreReads Reads => StoreReads.OneRow;

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

        return await _commits.CommitAsync(batch, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken) =>
        _commits.ReadHeadAsync(bucket, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(
        int bucket, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!BatchRules.MayHold(key))
        {
            return null;
        }

        TableRow? row = await _service.GetAsync(TableKey.Partition(bucket), TableKey.Encode(key), cancellationToken);
        return row?.Row.Value;
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
            await _commits.ReadHeadAsync(LedgerMeta.Partition, cancellationToken);
        }
        catch (StoreException missing) when (missing.Code == TableFailure.TableMissing)
        {
            bool isNew = await _service.CreateTableAsync(cancellationToken);
            LogTableCreated(_logger, table, isNew);
        }
    }
}
