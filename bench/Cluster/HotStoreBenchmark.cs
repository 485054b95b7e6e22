using System.Globalization;
using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Cluster;

/// <summary>
/// A hundred stores with a steady load each, and then one more that gets a hundred times as much, which is over its
/// limit: what the others' customers notice. Slices with and without it in turn.
/// </summary>
public sealed class HotStoreBenchmark(ClusterBenchOptions options)
{
    /// <summary>The most that one store takes: ten times what an ordinary one gets.</summary>
    public const int OrdersPerSecond = 20;

    /// <summary>Orders a second of all other stores together: two each.</summary>
    public const int OthersPerSecond = 200;

    /// <summary>Orders a second of the store that everybody wants: a hundred times that of one other.</summary>
    public const int HotPerSecond = 200;

    private const int HotConnections = 32;

    public async Task<HotStoreResult> RunAsync()
    {
        await using MeasuredCluster cluster = await MeasuredCluster.StartAsync(
            options, options.Silos.Max(), $"--OrderGrains:Stores:OrdersPerSecond={OrdersPerSecond}");
        StoreSet hot = new("a-hot-", 1);
        await hot.CreateAsync(cluster.Client, "auto", CancellationToken.None);
        using LoadLoop others = new(
            cluster.Address, options.Connections, new OrdersScenario(cluster.Address, cluster.Ids, cluster.Stores));
        using LoadLoop rush = new(
            cluster.Address, HotConnections,
            new OrdersScenario(cluster.Address, cluster.Ids, hot, firstNumber: 1_000_000_000));
        others.Run(new RunBound(options.WarmUp * options.Silos.Max(), long.MaxValue, 0));
        List<Slice> alone = [];
        List<Slice> beside = [];
        List<RunTally> rushes = [];
        for (int round = 0; round < options.Rounds; round++)
        {
            alone.Add(await OthersAsync(cluster, others));
            Task<RunTally> rushing = Task.Factory.StartNew(
                () => rush.Run(new RunBound(options.Slice, long.MaxValue, HotPerSecond)),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            beside.Add(await OthersAsync(cluster, others));
            rushes.Add(await rushing);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  others' p99 {alone[^1].P99:N1} ms alone, {beside[^1].P99:N1} ms beside the hot store"));
        }

        return new HotStoreResult(
            new SliceSummary("alone", alone), new SliceSummary("beside it", beside), rushes);
    }

    private Task<Slice> OthersAsync(MeasuredCluster cluster, LoadLoop others) =>
        cluster.MeasureAsync(others, new RunBound(options.Slice, long.MaxValue, OthersPerSecond));
}
