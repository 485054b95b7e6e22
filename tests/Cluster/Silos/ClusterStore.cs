using System.Globalization;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>An empty store for the silos of one cluster, on a real server.</summary>
internal sealed class ClusterStore : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<int>> processes;
    private readonly IAsyncDisposable? server;
    private IReadOnlyList<int> frozen = [];

    private ClusterStore(string connectionString, Func<IReadOnlyList<int>> processes, IAsyncDisposable? server)
    {
        ConnectionString = connectionString;
        this.processes = processes;
        this.server = server;
    }

    /// <summary>What the silos are told.</summary>
    public string ConnectionString { get; }

    /// <summary>Creates it: a database of the shared server, or a table service of its own.</summary>
    public static async Task<ClusterStore> CreateAsync(ClusterStoreKind kind)
    {
        if (kind == ClusterStoreKind.Tables)
        {
            AzuriteServer tables = await AzuriteServer.StartNewAsync();
            return new ClusterStore(tables.ConnectionString, () => tables.Processes, tables);
        }

        SharedPostgres shared = await TestContext.Current.GetFixture<SharedPostgres>()
            ?? throw new InvalidOperationException("The test program has no PostgreSQL server.");
        PostgresServer postgres = await shared.ServerAsync();
        string database = string.Create(CultureInfo.InvariantCulture, $"cluster_{Guid.NewGuid():n}");
        await postgres.QueryAsync($"CREATE DATABASE {database}");
        string connection = postgres.ConnectionString.Replace(
            "Database=postgres", $"Database={database}", StringComparison.Ordinal);

        // The server takes 100 connections; four processes and the replacement of one share them.
        return new ClusterStore($"{connection};Maximum Pool Size=16", postgres.Processes, server: null);
    }

    /// <summary>Stops its server in the middle of what it does: it answers nobody and turns nobody away.</summary>
    public async Task FreezeAsync()
    {
        frozen = processes();
        await Signal.SendAsync("STOP", frozen);
    }

    /// <summary>Lets its server go on.</summary>
    public async Task ThawAsync()
    {
        IReadOnlyList<int> sleeping = frozen;
        frozen = [];
        await Signal.SendAsync("CONT", sleeping);
    }

    public async ValueTask DisposeAsync()
    {
        if (frozen.Count > 0)
        {
            await ThawAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
