using System.Text;

namespace OrderGrains.Ledger;

/// <summary>A connection that reads, with its prepared statements. For one thread at a time.</summary>
internal sealed class SqliteReadConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _readHead;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _scan;

    internal SqliteReadConnection(SqliteConnection connection)
    {
        _connection = connection;
        _readHead = connection.Prepare("SELECT value FROM heads WHERE bucket = ?1");
        _get = connection.Prepare("SELECT value FROM rows WHERE bucket = ?1 AND key = ?2");
        _scan = connection.Prepare(
            "SELECT key, value FROM rows WHERE bucket = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4");
    }

    /// <summary>True after a failure: the connection is closed instead of used again.</summary>
    internal bool IsFaulty { get; private set; }

    internal Head? ReadHead(int bucket)
    {
        _readHead.Bind(1, bucket);
        try
        {
            return _readHead.Step() ? HeadJson.ReadHead(_readHead.Bytes(0)) : null;
        }
        catch (SqliteFailureException failure)
        {
            throw Fault(failure);
        }
        finally
        {
            _readHead.Reset();
        }
    }

    internal ReadOnlyMemory<byte>? Get(int bucket, string key)
    {
        _get.Bind(1, bucket);
        if (!_get.BindKey(2, key))
        {
            return null;
        }

        try
        {
            return _get.Step() ? _get.Bytes(0).ToArray() : (ReadOnlyMemory<byte>?)null;
        }
        catch (SqliteFailureException failure)
        {
            throw Fault(failure);
        }
        finally
        {
            _get.Reset();
        }
    }

    internal IReadOnlyList<StoreRow> Scan(int bucket, KeyRange range, int limit)
    {
        _scan.Bind(1, bucket);
        if (!_scan.BindKey(2, range.From) || !_scan.BindKey(3, range.Until))
        {
            throw new ArgumentException("A border of the range is longer than any key.", nameof(range));
        }

        _scan.Bind(4, limit);
        try
        {
            return TakeRows();
        }
        catch (SqliteFailureException failure)
        {
            throw Fault(failure);
        }
        finally
        {
            _scan.Reset();
        }
    }

    private List<StoreRow> TakeRows()
    {
        List<StoreRow> rows = [];
        while (_scan.Step())
        {
            rows.Add(new StoreRow(Encoding.UTF8.GetString(_scan.Bytes(0)), _scan.Bytes(1).ToArray()));
        }

        return rows;
    }

    private StoreException Fault(SqliteFailureException failure)
    {
        IsFaulty = true;
        return failure.ToStoreException();
    }

    public void Dispose()
    {
        _readHead.Dispose();
        _get.Dispose();
        _scan.Dispose();
        _connection.Dispose();
    }
}
