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
