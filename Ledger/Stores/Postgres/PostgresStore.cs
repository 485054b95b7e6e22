using System.Buffers;
using System.Text.Unicode;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>
/// A ledger in a PostgreSQL database, for any number of processes. A commit is one statement in one round trip, whose
/// first part replaces the head and whose other parts do nothing unless that did; commits of several buckets share
/// one while others are under way (<see cref="PostgresLanes"/>). Safe to call from anywhere.
/// </summary>
/// <remarks>
/// A commit that is cancelled while it waits is not done; one that was sent is carried through and
/// answered, or fails as unknown within <see cref="PostgresStoreOptions.CommandTimeout"/>. docs/adr/0007 has the
/// reasons.
/// </remarks>
public sealed partial class PostgresStore : ILedgerStore
{
    /// <summary>
    /// What one commit may hold: more rows than a table service takes, since they travel in one message, and few enough
    /// that a commit is over in tens of milliseconds. 64 buckets.
    /// </summary>
    public static readonly StoreLimits ServerLimits = new(512, 4 << 20, 1 << 20, 64);

    // The partition that silos share has connections of its own: a lease must not wait behind states that load.
    private const int ControlConnections = 2;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _controlSource;
    private readonly PostgresStatements _statements;
    private readonly PostgresLanes _lanes;
    private readonly ILogger _logger;
    private volatile bool _isDisposed;

    private PostgresStore(
        NpgsqlConnectionStringBuilder options, int lanes, PostgresStatements statements, ILogger logger)
    {
        _source = PostgresSession.CreateSource(options);
        _controlSource = PostgresSession.CreateSource(new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = ControlConnections,
        });
        _statements = statements;
        _lanes = new PostgresLanes(lanes, batches => SendAsync(batches, CancellationToken.None));
        _logger = logger;
    }

    /// <inheritdoc/>
    public StoreLimits Limits => ServerLimits;

    /// <inheritdoc/>
    public StoreReads Reads => StoreReads.Neighbours;

    /// <summary>
    /// Connects, and creates schema and tables when missing; any number of processes may do so at the same time.
    /// </summary>
    /// <exception cref="ArgumentException">Options are out of their ranges, every one named.</exception>
    /// <exception cref="StoreException">
    /// <c>store_unavailable</c>: the server does not answer or takes no writes; <c>store_denied</c>: it refuses the
    /// role, or the role may not create what is missing; <c>store_not_durable</c>: it acknowledges what it has not
    /// synced; <c>store_too_new</c>: a later version made the tables.
    /// </exception>
    public static async Task<PostgresStore> OpenAsync(
        PostgresStoreOptions options, ILogger<PostgresStore> logger, CancellationToken cancellationToken)
    {
        PostgresStore store = new(
            options.Check(), options.CommitLanes, new PostgresStatements(options.Schema), logger);
        try
        {
            await using NpgsqlConnection connection = await ConnectAsync(store._source, cancellationToken);
            bool isCreated = await new PostgresLayout(options.Schema).PrepareAsync(connection, cancellationToken);
            LogOpened(logger, connection.PostgreSqlVersion, options.Schema, isCreated);
            return store;
        }
        catch (Exception exception) when (PostgresFailure.IsExpected(exception))
        {
            await store.DisposeAsync();
            throw PostgresFailure.ToStoreException(exception);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long sizeBytes = new BatchRules(Limits).Check(batch);
        bool isCommitted = batch.Expected is null || batch.Bucket == BatchRules.MetaBucket
            ? (await SendAsync([batch], cancellationToken)).Count > 0
            : await _lanes.CommitAsync(new PostgresCommit(batch, sizeBytes), cancellationToken);
        return isCommitted ? null : new HeadMismatch(await ReadHeadAsync(batch.Bucket, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await ConnectAsync(bucket, cancellationToken);
        return await ReadAsync(connection, bucket, _statements.ReadHeadAsync);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(
        int bucket, string key, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await ConnectAsync(bucket, cancellationToken);
        return BatchRules.MayHold(key) && IsUnicode(key)
            ? await ReadAsync(connection, (bucket, key), _statements.GetAsync)
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using NpgsqlConnection connection = await ConnectAsync(bucket, cancellationToken);
        return await ReadAsync(connection, (bucket, range, limit), _statements.ScanAsync);
    }

    /// <summary>Closes the connections, those in use at the end of their call.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await _lanes.StopAsync();
        await _controlSource.DisposeAsync();
        await _source.DisposeAsync();
    }

    // The driver throws on half of a surrogate pair; no row has such a key.
    private static bool IsUnicode(string key) => Utf8.FromUtf16(
        key, stackalloc byte[BatchRules.KeySizeBytes], out _, out _, replaceInvalidSequences: false)
        == OperationStatus.Done;

    private ValueTask<NpgsqlConnection> ConnectAsync(int bucket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_isDisposed)
        {
            throw PostgresFailure.Closed();
        }

        return ConnectAsync(bucket == BatchRules.MetaBucket ? _controlSource : _source, cancellationToken);
    }

    private static async ValueTask<NpgsqlConnection> ConnectAsync(
        NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsExpected(exception))
        {
            throw PostgresFailure.ToStoreException(exception);
        }
    }

    /// <summary>Commits in one statement; the buckets whose heads were the expected ones, and are replaced.</summary>
    private async Task<HashSet<int>> SendAsync(IReadOnlyList<CommitBatch> batches, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await ConnectAsync(batches[0].Bucket, cancellationToken);
        try
        {
            return await _statements.CommitAsync(connection, batches);
        }
        catch (Exception exception) when (PostgresFailure.IsExpected(exception))
        {
            StoreException failure = PostgresFailure.ToStoreException(exception, wasSent: true);
            string buckets = string.Join(", ", batches.Select(batch => batch.Bucket));
            LogCommitFailed(_logger, buckets, failure.Code, failure.OutcomeUnknown, exception.Message);
            throw failure;
        }
    }

    private static async ValueTask<TResult> ReadAsync<TQuestion, TResult>(
        NpgsqlConnection connection, TQuestion question, Func<NpgsqlConnection, TQuestion, Task<TResult>> read)
    {
        try
        {
            return await read(connection, question);
        }
        catch (Exception exception) when (PostgresFailure.IsExpected(exception))
        {
            throw PostgresFailure.ToStoreException(exception);
        }
    }
}
