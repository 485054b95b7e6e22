using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>A schema of a test's own on a PostgreSQL server, and a look at it past the store.</summary>
internal sealed class PostgresBench(PostgresServer server)
{
    private static int s_schemas;

    internal PostgresServer Server { get; } = server;

    internal string Schema => Options.Schema;

    internal PostgresStoreOptions Options { get; } = new()
    {
        ConnectionString = server.ConnectionString,
        Schema = $"test_{Interlocked.Increment(ref s_schemas)}",
        MaxConnections = 8,
    };

    internal static async Task<PostgresBench> OnAsync(SharedPostgres shared) => new(await shared.ServerAsync());

    internal Task<PostgresStore> OpenAsync(PostgresStoreOptions? options = null) =>
        PostgresStore.OpenAsync(options ?? Options, NullLogger<PostgresStore>.Instance, CancellationToken.None);

    internal async Task<StoreException> NotOpenedAsync(PostgresStoreOptions? options = null) =>
        await Assert.ThrowsAsync<StoreException>(() => OpenAsync(options));

    internal PostgresStoreOptions OptionsWith(string keywords) => new()
    {
        ConnectionString = $"{Options.ConnectionString};{keywords}",
        Schema = Options.Schema,
    };

    internal Task<object?> QueryAsync(string sql) => Server.QueryAsync(sql);

    /// <summary>Waits until so many of the store's connections wait for a lock.</summary>
    internal async Task WaitForBlockedAsync(int count)
    {
        long blocked = 0;
        for (int look = 0; look < 1_000 && blocked != count; look++)
        {
            blocked = (long)(await QueryAsync(
                "SELECT count(*) FROM pg_stat_activity"
                + $" WHERE wait_event_type = 'Lock' AND query LIKE '%{Schema}\"%'"))!;
        }

        Assert.True(blocked == count, $"Awaited {count} connections that wait for a lock; saw {blocked}.");
    }
}
