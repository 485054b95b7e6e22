using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace OrderGrains.Ledger;

/// <summary>
/// The thread that owns the writing connection. It takes one batch after the other from a bounded queue:
/// <code>
/// take → rules → (heal, if the last commit broke the connection) → BEGIN → head? → rows, head → COMMIT (syncs) →
/// answer
///                                                                            └ another head → ROLLBACK → answer
/// </code>
/// and sees to the log: what it holds is copied into the database when nobody waits, or when it has reached its bound.
/// Then most is copied beside the commits (<see cref="SqliteLogCopy"/>), and only the rest between two of them.
/// <see cref="Enqueue"/> is safe to call from anywhere; the rest belongs to the thread.
/// </summary>
internal sealed partial class SqliteWriter
{
    internal const int QueueCapacity = 1024;
    private static readonly TimeSpan s_idle = TimeSpan.FromMilliseconds(20);

    // What came while a copy was made: up to this part of the log's bound the writer copies it itself.
    private const int PartForWriter = 32;

    // From this many times its bound on the log grows faster than the disk takes it, and commits wait.
    private const int MostBounds = 4;

    private readonly SqliteQueue _queue = new(QueueCapacity);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteFile _file;
    private readonly SqliteReadPool _readers;
    private readonly SqliteStoreOptions _options;
    private readonly BatchRules _rules;
    private readonly ILogger _logger;

    private SqliteWriteConnection? _connection;
    private SqliteLogCopy? _copy;
    private long _logSizeBytes;
    private long _copiedSizeBytes;

    internal SqliteWriter(SqliteFile file, SqliteReadPool readers, SqliteStoreOptions options, ILogger logger)
    {
        _file = file;
        _readers = readers;
        _options = options;
        _rules = new BatchRules(SqliteStore.FileLimits);
        _logger = logger;
    }

    /// <summary>
    /// Opens the file on the caller's thread, so that the caller gets the failure, and starts the thread.
    /// </summary>
    internal void Start()
    {
        _connection = Open();
        _readers.Open();
        new Thread(Run) { IsBackground = true, Name = "ledger writer" }.Start();
    }

    /// <summary>Queues work. While it waits, its token takes it out again; once begun it is carried through.</summary>
    internal async Task<HeadMismatch?> Enqueue(SqliteWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_queue.TryAdd(work))
        {
            throw new StoreException("store_unavailable", "The store takes no more work.", retryable: true);
        }

        return await work.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the thread after what is queued, and closes the file with an empty log.</summary>
    internal Task StopAsync()
    {
        _queue.Close();
        return _ended.Task;
    }

    private void Run()
    {
        while (!_queue.IsAtEnd)
        {
            bool mayCheckpoint = _logSizeBytes >= _options.IdleLogSizeBytes;
            if (_queue.TryTake(mayCheckpoint ? s_idle : Timeout.InfiniteTimeSpan, out SqliteWork? work))
            {
                Do(work);
            }
            else if (mayCheckpoint)
            {
                Checkpoint();
            }
        }

        _readers.Dispose();
        Checkpoint();
        _connection?.Dispose();
        _ended.SetResult();
    }

    private void Do(SqliteWork work)
    {
        if (!work.TryTake())
        {
            return;
        }

        try
        {
            work.Complete(work.Batch is null ? Heal() : Commit(work.Batch));
        }
        catch (StoreException exception)
        {
            work.Fail(exception);
        }
        catch (SqliteFailureException failure)
        {
            work.Fail(failure.ToStoreException());
        }
#pragma warning disable CA1031 // The thread's supervisor: a bug fails its caller, not every later commit.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(_logger, exception);
            Break();
            work.Fail(exception);
        }

        SeeToLog();
    }

    private void SeeToLog()
    {
        if (_copy is null)
        {
            if (_logSizeBytes >= _options.MaxLogSizeBytes)
            {
                StartCopy();
            }

            return;
        }

        bool isOverfull = _logSizeBytes >= _options.MaxLogSizeBytes * MostBounds;
        if (!_copy.HasEnded && !isOverfull)
        {
            return;
        }

        EndCopy();
        bool isMuchLeft = _logSizeBytes - _copiedSizeBytes > _options.MaxLogSizeBytes / PartForWriter;
        if (isMuchLeft && !isOverfull)
        {
            StartCopy();
        }
        else
        {
            Checkpoint();
        }
    }

    private void StartCopy()
    {
        if (_connection is not null)
        {
            _copiedSizeBytes = _logSizeBytes;
            _copy = SqliteLogCopy.Start(_file);
        }
    }

    private void EndCopy()
    {
        SqliteFailureException? failure = _copy?.Wait();
        _copy = null;
        if (failure is not null)
        {
            FailCheckpoint(failure);
        }
    }

    private HeadMismatch? Commit(CommitBatch batch)
    {
        _rules.Check(batch);
        Heal();
        SqliteWriteConnection connection = _connection!;
        try
        {
            connection.Begin();
            Head? found = connection.ReadHead(batch.Bucket);
            if (found != batch.Expected)
            {
                connection.Rollback();
                return new HeadMismatch(found);
            }

            connection.Write(batch);
        }
        catch (SqliteFailureException failure)
        {
            LogCommitFailed(_logger, failure.ResultCode, failure.Message);
            Abandon(connection, failure);
            throw;
        }

        Finish(connection);
        return null;
    }

    private void Finish(SqliteWriteConnection connection)
    {
        int result = _options.CommitStep?.Invoke(connection) ?? connection.TryCommit();
        if (result == raw.SQLITE_OK)
        {
            _logSizeBytes += (long)connection.Connection.TakeWrittenPages() * SqliteFile.PageSizeBytes;
            return;
        }

        SqliteFailureException failure = new(result, raw.sqlite3_errstr(result).utf8_to_string());
        LogCommitFailed(_logger, failure.ResultCode, failure.Message);
        Abandon(connection, failure);

        // Without room, the frame that makes the log's frames a commit was not written: that outcome is known.
        throw failure.ToStoreException(outcomeUnknown: !failure.IsFull);
    }

    private void Abandon(SqliteWriteConnection connection, SqliteFailureException failure)
    {
        try
        {
            connection.Rollback();
        }
        catch (SqliteFailureException)
        {
            Break();
        }

        if (!failure.IsFull)
        {
            Break();
        }
    }

    private void Break()
    {
        _copy?.Wait();
        _copy = null;
        _readers.Close();
        _connection?.Dispose();
        _connection = null;
    }

    private HeadMismatch? Heal()
    {
        if (_connection is not null)
        {
            return null;
        }

        try
        {
            _connection = Open();
        }
        catch (SqliteFailureException failure)
        {
            LogHealFailed(_logger, failure.ResultCode, failure.Message);
            throw;
        }

        _readers.Open();
        LogHealed(_logger);
        return null;
    }

    private SqliteWriteConnection Open()
    {
        SqliteWriteConnection connection = new(_file.OpenForWriting());
        try
        {
            connection.Settle();
        }
        catch (SqliteFailureException)
        {
            connection.Dispose();
            throw;
        }

        _logSizeBytes = 0;
        return connection;
    }

    /// <summary>Copies what is not copied yet; with nothing left in it, the log begins again.</summary>
    private void Checkpoint()
    {
        EndCopy();
        if (_connection is null)
        {
            return;
        }

        try
        {
            _connection.Connection.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
        }
        catch (SqliteFailureException failure)
        {
            FailCheckpoint(failure);
        }

        _logSizeBytes = 0;
    }

    /// <summary>A failure breaks the connection, not a commit: what is in the log stays durable there.</summary>
    private void FailCheckpoint(SqliteFailureException failure)
    {
        LogCheckpointFailed(_logger, failure.ResultCode, failure.Message);
        if (!failure.IsFull)
        {
            Break();
        }
    }
}
