using System.Globalization;
using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Cluster;

/// <summary>
/// Whole lives of orders on the largest cluster: placed, accepted, prepared, ready, completed; with an e-mail at each
/// step, and for customers without an address. Counts what the store is given and what goes from silo to silo.
/// </summary>
public sealed class CostBenchmark(ClusterBenchOptions options)
{
    public async Task<IReadOnlyList<LifeCost>> RunAsync()
    {
        await using MeasuredCluster cluster = await MeasuredCluster.StartAsync(options, options.Silos.Max());
        List<LifeCost> costs = [];
        long first = 0;
        foreach (bool hasEmail in (bool[])[true, false])
        {
            Slice placed = await MeasureAsync(
                cluster,
                new OrdersScenario(cluster.Address, cluster.Ids, cluster.Hands, first, hasEmail));
            Slice changed = await MeasureAsync(
                cluster, new ChangeScenario(cluster.Address, cluster.Ids, first + options.Orders, first));
            first += options.Orders;
            LifeCost cost = new(hasEmail, placed, changed);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  e-mail {(hasEmail ? "on" : "off")}: {cost.Placing.RowsEach:N1} rows/order, "
                + $"{cost.Changing.RowsEach:N1} rows/change, {cost.SiloCallsPerLife:N2} calls/life"));
            costs.Add(cost);
        }

        return costs;
    }

    private async Task<Slice> MeasureAsync(MeasuredCluster cluster, IScenario scenario)
    {
        using LoadLoop load = new(cluster.Address, options.Connections, scenario);
        TimeSpan limit = TimeSpan.FromMinutes(1);
        long count = scenario is OrdersScenario ? options.Orders : long.MaxValue;
        return await cluster.MeasureAsync(load, new RunBound(limit, count, 0));
    }
}
