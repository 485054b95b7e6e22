using System.Globalization;
using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Cluster;

/// <summary>
/// The same load on clusters of several sizes that stand side by side: slices in turn, so that what else the machine
/// does, and how fast it is at the moment, befalls all of them.
/// </summary>
public sealed class ScaleBenchmark(ClusterBenchOptions options)
{
    public async Task<IReadOnlyList<SliceSummary>> RunAsync()
    {
        List<(int Silos, MeasuredCluster Cluster, LoadLoop Load, List<Slice> Slices)> all = [];
        try
        {
            foreach (int silos in options.Silos)
            {
                MeasuredCluster cluster = await MeasuredCluster.StartAsync(options, silos);
                LoadLoop load = new(
                    cluster.Address, options.Connections,
                    new OrdersScenario(cluster.Address, cluster.Ids, cluster.Stores));
                all.Add((silos, cluster, load, []));
            }

            foreach ((int silos, MeasuredCluster cluster, LoadLoop load, _) in all)
            {
                await cluster.MeasureAsync(load, new RunBound(options.WarmUp * silos, long.MaxValue, 0));
            }

            for (int round = 0; round < options.Rounds; round++)
            {
                foreach ((int silos, MeasuredCluster cluster, LoadLoop load, List<Slice> slices) in all)
                {
                    Slice slice = await cluster.MeasureAsync(load, new RunBound(options.Slice, long.MaxValue, 0));
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {silos} silos: {slice.PerSecond:N0} orders/s, {slice.CpuPerThousand:N0} ms/1,000"));
                    slices.Add(slice);
                }
            }

            return [.. all.Select(one => new SliceSummary($"{one.Silos}", one.Slices))];
        }
        finally
        {
            foreach ((_, MeasuredCluster cluster, LoadLoop load, _) in all)
            {
                load.Dispose();
                await cluster.DisposeAsync();
            }
        }
    }
}
