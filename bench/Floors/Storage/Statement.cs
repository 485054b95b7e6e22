using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrderGrains.Bench.Floors.Storage;

/// <summary>
/// A prepared statement, bound from spans: no parameter objects, no copies in managed memory. For one thread at a time.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string text)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, text, out _statement), _database);
    }

    public void Bind(int parameter, ReadOnlySpan<byte> blob) => raw.sqlite3_bind_blob(_statement, parameter, blob);

    public void BindText(int parameter, ReadOnlySpan<byte> utf8) => raw.sqlite3_bind_text(_statement, parameter, utf8);

    public void Bind(int parameter, long number) => raw.sqlite3_bind_int64(_statement, parameter, number);

    /// <summary>Runs to the end; the number of rows changed.</summary>
    public int Run()
    {
        int code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>True when there is a row; its columns are valid until <see cref="Reset"/>.</summary>
    public bool Read()
    {
        int code = raw.sqlite3_step(_statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            raw.sqlite3_reset(_statement);
            SqliteException.ThrowExceptionForRC(code, _database);
        }

        return code == raw.SQLITE_ROW;
    }

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();
}
