using SQLitePCL;

namespace OrderGrains.Ledger;

/// <summary>One connection to a SQLite file. For one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private readonly sqlite3 _handle;

    static SqliteConnection()
    {
        Batteries_V2.Init();

        // Without its count of memory in use, SQLite does not take one lock of the process at every allocation.
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private SqliteConnection(sqlite3 handle) => _handle = handle;

    internal bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    internal static SqliteConnection Open(string path, bool readOnly) =>
        Open(path, readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    /// <summary>Opens a file that must be there.</summary>
    internal static SqliteConnection OpenExisting(string path) => Open(path, raw.SQLITE_OPEN_READWRITE);

    private static SqliteConnection Open(string path, int access)
    {
        int result = raw.sqlite3_open_v2(path, out sqlite3 handle, access | raw.SQLITE_OPEN_NOMUTEX, null);
        SqliteConnection connection = new(handle);
        if (result != raw.SQLITE_OK)
        {
            connection.Dispose();
            throw new SqliteFailureException(result, raw.sqlite3_errstr(result).utf8_to_string());
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        return connection;
    }

    internal SqliteStatement Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement);
        ThrowUnless(result == raw.SQLITE_OK, result);
        return new SqliteStatement(this, statement);
    }

    internal void Execute(string sql)
    {
        int result = raw.sqlite3_exec(_handle, sql);
        ThrowUnless(result == raw.SQLITE_OK, result);
    }

    internal string Query(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Copies the log into the database; true when nothing of it was left out.</summary>
    internal bool Checkpoint(int mode)
    {
        int result = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out int logPages, out int copiedPages);
        ThrowUnless(result is raw.SQLITE_OK or raw.SQLITE_BUSY, result);
        return result == raw.SQLITE_OK && logPages == copiedPages;
    }

    /// <summary>The pages written since the last call: what the log has grown by.</summary>
    internal int TakeWrittenPages()
    {
        raw.sqlite3_db_status(_handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out int pages, out _, 1);
        return pages;
    }

    internal void ThrowUnless(bool succeeded, int resultCode)
    {
        if (!succeeded)
        {
            throw new SqliteFailureException(resultCode, raw.sqlite3_errmsg(_handle).utf8_to_string());
        }
    }

    public void Dispose() => _handle.Dispose();
}
