using System.Diagnostics;
using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>
/// How connections are made: what each one's session is set to, and which servers are refused, since a commit that
/// such a server acknowledges could be lost.
/// </summary>
internal static class PostgresSession
{
    private const int PreparedStatements = 16;

    // The plans are fixed: each statement goes through the primary key. A plan made for an empty table would otherwise
    // be a scan of the whole table, and be kept while the table grows. Synchronous commits are not left to the server.
    private const string Prepare = """
        SELECT current_setting('fsync') = 'on',
            current_setting('server_encoding') = 'UTF8',
            pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on',
            set_config('synchronous_commit', CASE current_setting('synchronous_commit')
                WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
            set_config('default_transaction_isolation', 'read committed', false),
            set_config('plan_cache_mode', 'force_generic_plan', false),
            set_config('enable_seqscan', 'off', false),
            set_config('enable_bitmapscan', 'off', false),
            set_config('enable_mergejoin', 'off', false),
            set_config('enable_hashjoin', 'off', false),
            set_config('jit', 'off', false)
        """;

    internal static NpgsqlDataSource CreateSource(NpgsqlConnectionStringBuilder connection)
    {
        connection.ApplicationName ??= "ordergrains";
        connection.MaxAutoPrepare = connection.MaxAutoPrepare == 0 ? PreparedStatements : connection.MaxAutoPrepare;
        connection.AutoPrepareMinUsages = 1;

        // Sessions keep the settings above; details of errors would carry keys and values into logs.
        connection.NoResetOnClose = true;
        connection.IncludeErrorDetail = false;
        connection.Pooling = true;
        connection.Enlist = false;
        NpgsqlDataSourceBuilder builder = new(connection.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            _ => throw new UnreachableException("The store opens no connection synchronously."), PrepareAsync);
        return builder.Build();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new(Prepare, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        if (!reader.GetBoolean(0))
        {
            throw new StoreException(
                "store_not_durable", "The server runs with fsync = off: what it acknowledges can be lost.", false);
        }

        if (!reader.GetBoolean(1))
        {
            throw new StoreException("store_encoding", "The database's encoding is not UTF8.", retryable: false);
        }

        if (reader.GetBoolean(2))
        {
            throw new StoreException("store_unavailable", "The server takes no writes (standby?).", retryable: true);
        }
    }
}
