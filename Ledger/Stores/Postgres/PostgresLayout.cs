using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>The schema and its tables: created once, whoever comes first; checked at every start.</summary>
internal sealed class PostgresLayout(string schema)
{
    internal const int Version = 1;

    // The advisory lock under which ledgers are created in a database: "OrderGra" as a number.
    private const long CreationLock = 0x4F72_6465_7247_7261;

    /// <summary>Creates what is missing; true when that was all of it.</summary>
    internal async Task<bool> PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await ReadVersionAsync(connection, cancellationToken) is { } version)
        {
            Check(version);
            return false;
        }

        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({CreationLock})", cancellationToken);
        if (await ReadVersionAsync(connection, cancellationToken) is { } another)
        {
            Check(another);
            return false;
        }

        string hasSchema = $"SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{schema}')";
        if (!await HoldsAsync(connection, hasSchema, cancellationToken))
        {
            await ExecuteAsync(connection, $"CREATE SCHEMA \"{schema}\"", cancellationToken);
        }

        await ExecuteAsync(connection, Tables, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // Few heads to a page, so that a head's next version finds room on its own page and no index is touched. Values of
    // up to half a page stay with their row, uncompressed: a state is written far more often than it is read.
    private string Tables => $"""
        CREATE TABLE "{schema}".heads (
            bucket integer PRIMARY KEY,
            epoch bigint NOT NULL,
            commit_number bigint NOT NULL,
            batch_id uuid NOT NULL,
            relay_watermark bigint NOT NULL,
            stamp bigint NOT NULL)
            WITH (fillfactor = 10);
        CREATE TABLE "{schema}".rows (
            bucket integer NOT NULL,
            key text COLLATE "C" NOT NULL,
            value bytea NOT NULL,
            PRIMARY KEY (bucket, key))
            WITH (fillfactor = 90, toast_tuple_target = 4080);
        ALTER TABLE "{schema}".rows ALTER COLUMN value SET STORAGE EXTERNAL;
        CREATE TABLE "{schema}".layout (version integer NOT NULL);
        INSERT INTO "{schema}".layout VALUES ({Version});
        """;

    private static void Check(int version)
    {
        if (version > Version)
        {
            throw new StoreException(
                "store_too_new", $"The tables are of version {version}; this program knows {Version}.", false);
        }
    }

    private async Task<int?> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The catalogue is read as a table: to_regclass() answers from a cache that may miss what others just created.
        string there = $"SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = '{schema}' AND tablename = 'layout')";
        if (!await HoldsAsync(connection, there, cancellationToken))
        {
            return null;
        }

        await using NpgsqlCommand read = new($"SELECT version FROM \"{schema}\".layout", connection);
        return (int?)await read.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<bool> HoldsAsync(
        NpgsqlConnection connection, string question, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(question, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
