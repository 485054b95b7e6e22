using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Cluster;

/// <summary>Clusters that are loaded at the same time, each by a thread of its own.</summary>
/// <param name="build">Which build of the product.</param>
/// <param name="silos">How many silos each cluster has.</param>
/// <param name="clusters">The clusters.</param>
/// <param name="connections">How many connections each has.</param>
internal sealed class ScaleRun(
    string build, int silos, IReadOnlyList<MeasuredCluster> clusters, int connections) : IDisposable
{
    // Loads of one cluster have numbers of their own: an order that is there already is not placed again.
    private const long NumbersPerConnection = 10_000_000;

    private readonly List<Slice> slices = [];
    private readonly LoadLoop[] loads =
    [
        .. clusters.Select(cluster => new LoadLoop(
            cluster.Address, connections,
            new OrdersScenario(
                cluster.Address, cluster.Ids, cluster.Stores, firstNumber: connections * NumbersPerConnection))),
    ];

    public string Name => $"{build} {silos} {(clusters.Count > 1 ? $"× {clusters.Count}" : "")}, "
        + $"{connections} connections";

    /// <summary>What all slices have taken.</summary>
    public ScaleCase Result => new(
        build, silos, clusters.Count, connections * clusters.Count, new SliceSummary(Name, slices));

    public Task WarmUpAsync(TimeSpan duration) => RunAsync(duration);

    public async Task<Slice> MeasureAsync(TimeSpan duration)
    {
        Slice slice = Slice.AtOnce(await RunAsync(duration));
        slices.Add(slice);
        return slice;
    }

    public void Dispose()
    {
        foreach (LoadLoop load in loads)
        {
            load.Dispose();
        }
    }

    private Task<Slice[]> RunAsync(TimeSpan duration) => Task.WhenAll(
        clusters.Zip(loads, (cluster, load) => Task.Factory.StartNew(
            () => cluster.MeasureAsync(load, new RunBound(duration, long.MaxValue, 0)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
}
