using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>A folder for one SQLite store, and a look at its file past the store.</summary>
internal sealed class SqliteBench : IDisposable
{
    internal SqliteBench() => Options = new SqliteStoreOptions { Folder = Folder.Path };

    internal TemporaryFolder Folder { get; } = new();

    internal SqliteStoreOptions Options { get; }

    internal string DatabasePath => Folder.File("ledger.db");

    internal long LogSizeBytes => File.Exists(DatabasePath + "-wal") ? new FileInfo(DatabasePath + "-wal").Length : 0;

    internal SqliteStore Open(SqliteStoreOptions? options = null) =>
        SqliteStore.Open(options ?? Options, NullLogger<SqliteStore>.Instance);

    internal void Execute(string sql) => Query(sql);

    internal string Query(string sql)
    {
        using SqliteConnection connection = SqliteConnection.Open(DatabasePath, readOnly: false);
        return connection.Query(sql);
    }

    public void Dispose() => Folder.Dispose();
}
