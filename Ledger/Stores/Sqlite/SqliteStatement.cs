using System.Text;
using SQLitePCL;

namespace OrderGrains.Ledger;

/// <summary>A prepared statement, reused. For one thread at a time.</summary>
internal sealed class SqliteStatement(SqliteConnection connection, sqlite3_stmt handle) : IDisposable
{
    private readonly byte[] _key = new byte[BatchRules.KeySizeBytes];

    internal void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(handle, index, value));

    internal void BindBlob(int index, ReadOnlySpan<byte> value) =>
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(handle, index, 0)
            : raw.sqlite3_bind_blob(handle, index, value));

    /// <summary>Binds a key as text; false when it is longer than any key can be.</summary>
    internal bool BindKey(int index, string key)
    {
        if (!Encoding.UTF8.TryGetBytes(key, _key, out int sizeBytes))
        {
            return false;
        }

        Check(raw.sqlite3_bind_text(handle, index, _key.AsSpan(0, sizeBytes)));
        return true;
    }

    internal void BindUtf8(int index, ReadOnlySpan<byte> text) => Check(raw.sqlite3_bind_text(handle, index, text));

    /// <summary>Goes to the next row; false at the end.</summary>
    internal bool Step()
    {
        int result = raw.sqlite3_step(handle);
        connection.ThrowUnless(result is raw.SQLITE_ROW or raw.SQLITE_DONE, result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Runs to the end and returns SQLite's result instead of throwing.</summary>
    internal int TryRun()
    {
        int result = raw.sqlite3_step(handle);
        raw.sqlite3_reset(handle);
        return result is raw.SQLITE_ROW or raw.SQLITE_DONE ? raw.SQLITE_OK : result;
    }

    internal void Run()
    {
        int result = TryRun();
        connection.ThrowUnless(result == raw.SQLITE_OK, result);
    }

    /// <summary>Ends the reading and with it the snapshot that was read.</summary>
    internal void Reset() => raw.sqlite3_reset(handle);

    /// <summary>The column's bytes, valid until the next step.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    internal string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    private void Check(int result) => connection.ThrowUnless(result == raw.SQLITE_OK, result);

    public void Dispose() => handle.Dispose();
}
