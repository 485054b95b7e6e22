using SQLitePCL;

namespace OrderGrains.Ledger;

/// <summary>The one connection that writes, with its prepared statements. For the writer's thread only.</summary>
internal sealed class SqliteWriteConnection : IDisposable
{
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _readHead;
    private readonly SqliteStatement _writeHead;
    private readonly SqliteStatement _insertRow;
    private readonly SqliteStatement _deleteRow;

    internal SqliteWriteConnection(SqliteConnection connection)
    {
        Connection = connection;
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _readHead = connection.Prepare("SELECT value FROM heads WHERE bucket = ?1");
        _writeHead = connection.Prepare("INSERT OR REPLACE INTO heads (bucket, value) VALUES (?1, ?2)");
        _insertRow = connection.Prepare(
            "INSERT INTO rows (bucket, key, value) VALUES (?1, ?2, ?3) " +
            "ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value");
        _deleteRow = connection.Prepare("DELETE FROM rows WHERE bucket = ?1 AND key = ?2");
    }

    internal SqliteConnection Connection { get; }

    internal void Begin() => _begin.Run();

    /// <summary>Commits; returns SQLite's result, since a failure here may yet have been a commit.</summary>
    internal int TryCommit() => _commit.TryRun();

    /// <summary>Ends the transaction without a trace, if there is one left to end.</summary>
    internal void Rollback()
    {
        if (Connection.IsInTransaction)
        {
            Connection.Execute("ROLLBACK");
        }
    }

    internal Head? ReadHead(int bucket)
    {
        _readHead.Bind(1, bucket);
        try
        {
            return _readHead.Step() ? HeadJson.ReadHead(_readHead.Bytes(0)) : null;
        }
        finally
        {
            _readHead.Reset();
        }
    }

    internal void Write(CommitBatch batch)
    {
        for (int i = 0; i < batch.Operations.Count; i++)
        {
            Write(batch.Bucket, batch.Operations[i]);
        }

        _writeHead.Bind(1, batch.Bucket);
        _writeHead.BindUtf8(2, HeadJson.Write(batch.Next));
        _writeHead.Run();
    }

    /// <summary>
    /// Makes what the file holds certain, after a crash or a failed commit: everything that is in the log, synced or
    /// not, is written and synced into the database, and a synced commit of our own replaces the log, so that no later
    /// crash brings back what was not in it. Fails if the log cannot be emptied.
    /// </summary>
    internal void Settle()
    {
        if (!Connection.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE))
        {
            throw new SqliteFailureException(raw.SQLITE_BUSY, "the log could not be emptied");
        }

        Connection.Execute("UPDATE openings SET count = count + 1");
    }

    private void Write(int bucket, RowOperation operation)
    {
        SqliteStatement statement = operation.Value is null ? _deleteRow : _insertRow;
        statement.Bind(1, bucket);
        statement.BindKey(2, operation.Key);
        if (operation.Value is { } value)
        {
            statement.BindBlob(3, value.Span);
        }

        statement.Run();
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in (SqliteStatement[])[
            _begin, _commit, _readHead, _writeHead, _insertRow, _deleteRow])
        {
            statement.Dispose();
        }

        Connection.Dispose();
    }
}
