using System.Globalization;

namespace OrderGrains.Ledger;

/// <summary>
/// The database file: its schema, and how connections to it are set up. docs/adr/0003 has the reasons.
/// </summary>
internal sealed class SqliteFile(SqliteStoreOptions options)
{
    internal const int SchemaVersion = 1;
    internal const int PageSizeBytes = 4096;

    private const string Schema = """
        BEGIN IMMEDIATE;
        CREATE TABLE rows (bucket INTEGER NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL);
        CREATE UNIQUE INDEX rows_by_key ON rows (bucket, key);
        CREATE TABLE heads (bucket INTEGER PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE openings (count INTEGER NOT NULL);
        INSERT INTO openings VALUES (0);
        PRAGMA user_version = 1;
        COMMIT;
        """;

    private string DatabasePath => Path.Combine(options.Folder, "ledger.db");

    internal SqliteConnection OpenForWriting()
    {
        SqliteConnection connection = SqliteConnection.Open(DatabasePath, readOnly: false);
        try
        {
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal SqliteConnection OpenForReading()
    {
        SqliteConnection connection = SqliteConnection.Open(DatabasePath, readOnly: true);
        connection.Execute($"PRAGMA cache_size = -{options.ReadCacheSizeBytes / 1024}");
        return connection;
    }

    /// <summary>Opens it for a checkpoint beside the writing connection, which stays open for as long.</summary>
    internal SqliteConnection OpenForCopying()
    {
        SqliteConnection connection = SqliteConnection.OpenExisting(DatabasePath);
        try
        {
            connection.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA schema_version");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        connection.Execute($"PRAGMA page_size = {PageSizeBytes}");
        int version = int.Parse(connection.Query("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > SchemaVersion)
        {
            throw new StoreException(
                "store_too_new", $"{DatabasePath} has schema {version}; this version knows {SchemaVersion}.", false);
        }

        if (connection.Query("PRAGMA journal_mode = WAL") != "wal")
        {
            throw new StoreException("store_unavailable", $"{DatabasePath} does not take a write-ahead log.", false);
        }

        if (options.MaxSizeBytes > 0)
        {
            connection.Execute($"PRAGMA max_page_count = {Math.Max(1, options.MaxSizeBytes / PageSizeBytes)}");
        }

        // FULL: each commit is synced before it is answered. The writer itself decides when to checkpoint.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA foreign_keys = OFF");
        connection.Execute($"PRAGMA cache_size = -{options.WriteCacheSizeBytes / 1024}; PRAGMA cache_spill = OFF");
        if (version == 0)
        {
            connection.Execute(Schema);
        }
    }
}
