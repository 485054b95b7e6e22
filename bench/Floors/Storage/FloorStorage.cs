using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OrderGrains.Bench.Floors.Storage;

/// <summary>The database: one connection that writes, a pool of connections that read.</summary>
internal sealed class FloorStorage : IDisposable
{
    private const int MaxBatch = 1_000;
    private const int MaxPooled = 1_024;

    private readonly ConcurrentQueue<PendingWrite> _writes = new();
    private readonly ConcurrentBag<Reader> _readers = [];
    private readonly SqliteConnection _connection;
    private readonly IWriteTable _table;
    private readonly GroupCommit _commits;
    private readonly string _file;
    private readonly string _query;
    private readonly int _pageSize;

    public FloorStorage(FloorOptions options)
    {
        _file = options.DataFile;
        _pageSize = options.PageSize;
        bool bare = options.Mode == FloorMode.Bare;
        _query = bare ? BareTable.Query : OrderTable.Query;
        _connection = Open(_file, _pageSize, bare ? BareTable.Schema : OrderTable.Schema);
        _table = bare ? new BareTable(_connection) : new OrderTable(_connection, options);
        _commits = new GroupCommit(_table, options.Mode == FloorMode.Ungrouped ? 1 : MaxBatch);
    }

    public PendingWrite Rent()
    {
        if (!_writes.TryDequeue(out PendingWrite? write))
        {
            return new PendingWrite();
        }

        write.Clear();
        return write;
    }

    public void Return(PendingWrite write)
    {
        if (_writes.Count < MaxPooled)
        {
            _writes.Enqueue(write);
        }
    }

    /// <summary>True when the commit is durable and the order is new.</summary>
    public ValueTask<bool> WriteAsync(PendingWrite write) =>
        _commits.TryAdd(write) ? write.Task : throw new InvalidOperationException("Too many writes are waiting.");

    public Reader RentReader() =>
        _readers.TryTake(out Reader? reader) ? reader : new Reader(Open(_file, _pageSize, schema: null), _query);

    public void Return(Reader reader) => _readers.Add(reader);

    public void Dispose()
    {
        _commits.Dispose();
        _table.Dispose();
        _connection.Dispose();
        foreach (Reader reader in _readers)
        {
            reader.Dispose();
        }
    }

    private static SqliteConnection Open(string file, int pageSize, string? schema)
    {
        SqliteConnectionStringBuilder text = new() { DataSource = file, Pooling = false };
        SqliteConnection connection = new(text.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            PRAGMA page_size = {pageSize};
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA busy_timeout = 5000;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA cache_size = -16384;
            PRAGMA temp_store = MEMORY;
            {schema}
            """;
        command.ExecuteNonQuery();
        return connection;
    }
}

/// <summary>A connection that reads, with its query prepared. For one thread at a time.</summary>
internal sealed class Reader(SqliteConnection connection, string query) : IDisposable
{
    public Statement Query { get; } = new(connection, query);

    public void Dispose()
    {
        Query.Dispose();
        connection.Dispose();
    }
}
