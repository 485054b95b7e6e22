using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Cluster;
using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>Silos of the product, a front end, and the server that they share.</summary>
internal sealed class ClusterSystem : IMeasuredSystem
{
    private readonly MeasuredCluster cluster;
    private int silos;

    private ClusterSystem(MeasuredCluster cluster, int silos)
    {
        this.cluster = cluster;
        this.silos = silos;
    }

    public Uri Address => cluster.Address;

    public OutboxWatch? Outbox => null;

    /// <summary>Starts one.</summary>
    /// <param name="programs">The folder of the product's two programs.</param>
    /// <param name="kind">What the silos share.</param>
    /// <param name="silos">How many silos.</param>
    public static async Task<IMeasuredSystem> StartAsync(string programs, StoreKind kind, int silos)
    {
        ClusterBenchOptions options = new() { Programs = programs, Store = kind };
        return new ClusterSystem(await MeasuredCluster.StartAsync(options, silos), silos);
    }

    public IReadOnlyList<int> Processes() => cluster.Processes;

    public Task SettleAsync() => cluster.UntilQuietAsync();

    public async Task CrashAsync() => silos = await cluster.CrashAsync();

    public Task RestartAsync() => cluster.RestartAsync(silos);

    public async Task<Stored> MeasureAsync() => await cluster.Store.MeasureAsync() is (long rows, long bytes)
        ? new Stored(bytes, rows)
        : new Stored(null, null);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
