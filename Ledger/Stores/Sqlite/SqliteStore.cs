using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// A ledger in one SQLite file, for one process. One thread writes and syncs every commit; reads run on the caller's
/// thread, beside it. Safe to call from anywhere.
/// </summary>
/// <remarks>
/// A commit that is cancelled while it waits for its turn is not done; one that has begun is carried through and
/// answered. After a failed commit the file is opened again and settled before anything else is read or written.
/// </remarks>
public sealed class SqliteStore : ILedgerStore
{
    /// <summary>
    /// What one commit may hold. One bucket, because a file is one commit domain. The batch stays below the write
    /// cache, so that no page goes to the log before its commit, and a commit keeps the next one waiting for less than
    /// a second even on a slow disk.
    /// </summary>
    public static readonly StoreLimits FileLimits = new(8_192, 16 << 20, 4 << 20, 1);

    private readonly SqliteLock _lock;
    private readonly SqliteReadPool _readers;
    private readonly SqliteWriter _writer;
    private int _isDisposed;

    private SqliteStore(SqliteLock processLock, SqliteStoreOptions options, ILogger logger)
    {
        SqliteFile file = new(options);
        _lock = processLock;
        _readers = new SqliteReadPool(file, options.ReadConnections);
        _writer = new SqliteWriter(file, _readers, options, logger);
        _writer.Start();
    }

    /// <inheritdoc/>
    public StoreLimits Limits => FileLimits;

    /// <inheritdoc/>
    public StoreReads Reads => StoreReads.Local;

    /// <summary>Opens the file, and creates it with its folder when missing.</summary>
    /// <exception cref="ArgumentException">Options are out of their ranges.</exception>
    /// <exception cref="StoreException">
    /// <c>store_in_use</c>: another process has it; <c>store_too_new</c>: a later version wrote it;
    /// <c>store_unavailable</c>: it cannot be opened.
    /// </exception>
    public static SqliteStore Open(SqliteStoreOptions options, ILogger<SqliteStore> logger)
    {
        options.Check();
        SqliteLock processLock = SqliteLock.Take(options.Folder);
        try
        {
            return new SqliteStore(processLock, options, logger);
        }
        catch (SqliteFailureException failure)
        {
            processLock.Dispose();
            throw failure.ToStoreException();
        }
        catch (StoreException)
        {
            processLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken) =>
        new(_writer.Enqueue(new SqliteWork(batch), cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        using SqliteReadLease lease = await RentAsync(cancellationToken);
        return lease.Connection.ReadHead(bucket);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(
        int bucket, string key, CancellationToken cancellationToken)
    {
        using SqliteReadLease lease = await RentAsync(cancellationToken);
        return lease.Connection.Get(bucket, key);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using SqliteReadLease lease = await RentAsync(cancellationToken);
        return lease.Connection.Scan(bucket, range, limit);
    }

    /// <summary>Carries out what is queued, closes the file and lets go of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            await _writer.StopAsync();
            _lock.Dispose();
        }
    }

    private async ValueTask<SqliteReadLease> RentAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteReadLease? lease = await _readers.RentAsync(cancellationToken);
        if (lease is null)
        {
            await _writer.Enqueue(new SqliteWork(batch: null), cancellationToken);
            lease = await _readers.RentAsync(cancellationToken);
        }

        return lease ?? throw new StoreException("store_unavailable", "The file is closed.", retryable: true);
    }
}
