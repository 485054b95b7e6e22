using OrderGrains.Tests.Servers;

namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>An empty store for the silos of one cluster, on a real server of its own.</summary>
public sealed class ClusterStore : IAsyncDisposable
{
    // The server takes 100 connections; six processes and the replacement of one share them.
    private const string PoolSize = "Maximum Pool Size=12";

    private readonly AzuriteServer? tables;
    private readonly PostgresServer? postgres;
    private IReadOnlyList<int> frozen = [];

    private ClusterStore(AzuriteServer? tables, PostgresServer? postgres)
    {
        this.tables = tables;
        this.postgres = postgres;
        ConnectionString = tables?.ConnectionString ?? $"{postgres!.ConnectionString};{PoolSize}";
    }

    /// <summary>What the silos are told.</summary>
    public string ConnectionString { get; }

    /// <summary>Its server's processes.</summary>
    public IReadOnlyList<int> Processes => tables?.Processes ?? postgres!.Processes();

    /// <summary>Whether what it has acknowledged is still there after <see cref="CrashAsync"/>.</summary>
    public bool IsDurable => postgres is not null;

    /// <summary>Starts its server.</summary>
    /// <exception cref="Servers.ServerMissingException">The server's programs are not installed.</exception>
    public static async Task<ClusterStore> CreateAsync(StoreKind kind) => kind == StoreKind.Azurite
        ? new ClusterStore(await AzuriteServer.StartNewAsync(), postgres: null)
        : new ClusterStore(tables: null, await PostgresServer.StartNewAsync());

    /// <summary>Stops its server in the middle of what it does: it answers nobody and turns nobody away.</summary>
    public async Task FreezeAsync()
    {
        frozen = Processes;
        await Signal.SendAsync("STOP", frozen);
    }

    /// <summary>Lets its server go on.</summary>
    public async Task ThawAsync()
    {
        IReadOnlyList<int> sleeping = frozen;
        frozen = [];
        await Signal.SendAsync("CONT", sleeping);
    }

    /// <summary>Kills its server with all its processes, as a power cut would.</summary>
    public Task CrashAsync() => Durable().CrashAsync();

    /// <summary>Starts its server again on what the crash has left.</summary>
    public Task RestartAsync() => Durable().StartAsync();

    /// <summary>How many rows its tables hold, and the bytes of their files; null: it does not tell.</summary>
    public async Task<(long Rows, long Bytes)?> MeasureAsync()
    {
        if (postgres is null)
        {
            return null;
        }

        object? rows = await postgres.QueryAsync(
            """
            SELECT coalesce(sum((xpath('/row/c/text()', query_to_xml(format(
                'SELECT count(*) AS c FROM %I.%I', table_schema, table_name), false, true, '')))[1]::text::bigint),
                0)::bigint
            FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
            """);
        object? bytes = await postgres.QueryAsync("SELECT pg_database_size(current_database())");
        return ((long)rows!, (long)bytes!);
    }

    public async ValueTask DisposeAsync()
    {
        if (frozen.Count > 0)
        {
            await ThawAsync();
        }

        await (tables?.DisposeAsync() ?? postgres!.DisposeAsync());
    }

    private PostgresServer Durable() => postgres
        ?? throw new InvalidOperationException("Only PostgreSQL keeps what it has acknowledged when it is killed.");
}
