namespace OrderGrains.Ledger;

/// <summary>
/// A store in memory, for tests and simulation: it enforces the limits of a table service and fails where
/// <see cref="IStoreFaults"/> says so. Without faults every call completes synchronously. Safe to call from anywhere.
/// </summary>
public sealed class MemoryStore : ILedgerStore
{
    /// <summary>
    /// The limits of the tightest store there is, a table service's: 99 rows and the head, 2,160 KiB a batch, 720 KiB a
    /// row; 64 buckets. What fits here fits everywhere.
    /// </summary>
    public static readonly StoreLimits TableLimits = AzureTableStore.TableLimits;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, MemoryBucket> _buckets = [];
    private readonly BatchRules _rules;
    private readonly IStoreFaults? _faults;

    /// <summary>Creates an empty store.</summary>
    /// <param name="limits">What a commit may hold; null: <see cref="TableLimits"/>.</param>
    /// <param name="faults">Decides which calls fail; null: none.</param>
    public MemoryStore(StoreLimits? limits = null, IStoreFaults? faults = null)
    {
        Limits = limits ?? TableLimits;
        _rules = new BatchRules(Limits);
        _faults = faults;
    }

    /// <inheritdoc/>
    public StoreLimits Limits { get; }

    /// <inheritdoc/>
    public StoreReads Reads => StoreReads.Neighbours;

    /// <inheritdoc/>
    public ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _faults is null ? new(Apply(batch)) : CommitWithFaultsAsync(_faults, batch, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken) =>
        ReadAsync(new StoreCall(StoreCallKind.ReadHead, bucket), b => b.Head, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(int bucket, string key, CancellationToken cancellationToken) =>
        ReadAsync(new StoreCall(StoreCallKind.Get, bucket), b => b.Get(key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return ReadAsync(new StoreCall(StoreCallKind.Scan, bucket), b => b.Scan(range, limit), cancellationToken);
    }

    /// <summary>Does nothing: what is committed stays readable, as it would in a service.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<HeadMismatch?> CommitWithFaultsAsync(
        IStoreFaults faults, CommitBatch batch, CancellationToken cancellationToken)
    {
        StoreCall call = new(StoreCallKind.Commit, batch.Bucket, batch);
        StoreFault fault = await faults.NextAsync(call, cancellationToken);
        if (fault != StoreFault.FailAfter)
        {
            await RefuseAsync(fault, cancellationToken);
            return Apply(batch);
        }

        Apply(batch);
        throw new StoreException("store_unavailable", "The answer was lost.", retryable: true, outcomeUnknown: true);
    }

    private ValueTask<T> ReadAsync<T>(StoreCall call, Func<MemoryBucket, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _faults is null ? new(Read(call, read)) : ReadWithFaultsAsync(_faults, call, read, cancellationToken);
    }

    private async ValueTask<T> ReadWithFaultsAsync<T>(
        IStoreFaults faults, StoreCall call, Func<MemoryBucket, T> read, CancellationToken cancellationToken)
    {
        StoreFault fault = await faults.NextAsync(call, cancellationToken);
        await RefuseAsync(fault == StoreFault.FailAfter ? StoreFault.FailBefore : fault, cancellationToken);
        return Read(call, read);
    }

    private static async ValueTask RefuseAsync(StoreFault fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case StoreFault.None:
                return;
            case StoreFault.Hang:
                TaskCompletionSource never = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await never.Task.WaitAsync(cancellationToken);
                return;
            case StoreFault.Throttle:
                throw new StoreException("store_throttled", "The store asks to slow down.", retryable: true);
            default:
                throw new StoreException("store_unavailable", "The store could not be reached.", retryable: true);
        }
    }

    private HeadMismatch? Apply(CommitBatch batch)
    {
        lock (_lock)
        {
            _rules.Check(batch);
            return Bucket(batch.Bucket).Commit(batch);
        }
    }

    private T Read<T>(StoreCall call, Func<MemoryBucket, T> read)
    {
        lock (_lock)
        {
            return read(Bucket(call.Bucket));
        }
    }

    private MemoryBucket Bucket(int number)
    {
        if (!_buckets.TryGetValue(number, out MemoryBucket? bucket))
        {
            bucket = new MemoryBucket();
            _buckets.Add(number, bucket);
        }

        return bucket;
    }
}
