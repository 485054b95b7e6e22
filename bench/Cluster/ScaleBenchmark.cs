using System.Globalization;
using OrderGrains.Bench.Cluster.Measures;

namespace OrderGrains.Bench.Cluster;

/// <summary>
/// Silos side by side, loaded in slices in turn, so that what else the machine does, and how fast it is at the moment,
/// befalls all of them:
/// <list type="bullet">
/// <item>clusters of several sizes, with as many connections for each silo as the smallest has for one;</item>
/// <item>the same clusters with no more connections than the smallest has;</item>
/// <item>as many clusters of one silo as the largest has silos, with both loads: they share the machine and nothing
/// else, so that what the largest takes beyond them is what it costs to be one.</item>
/// </list>
/// </summary>
public sealed class ScaleBenchmark(ClusterBenchOptions options)
{
    private readonly List<MeasuredCluster> clusters = [];
    private readonly List<(ScaleRun Run, TimeSpan WarmUp)> runs = [];

    public async Task<IReadOnlyList<ScaleCase>> RunAsync()
    {
        try
        {
            await StartAsync();
            foreach ((ScaleRun run, TimeSpan warmUp) in runs)
            {
                Console.WriteLine($"  warming up {run.Name}");
                await run.WarmUpAsync(warmUp);
            }

            for (int round = 0; round < options.Rounds; round++)
            {
                foreach ((ScaleRun run, _) in runs)
                {
                    Slice slice = await run.MeasureAsync(options.Slice);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {run.Name}: {slice.PerSecond:N0} orders/s, {slice.CpuPerThousand:N0} ms/1,000"));
                }
            }

            return [.. runs.Select(one => one.Run.Result)];
        }
        finally
        {
            runs.ForEach(one => one.Run.Dispose());
            foreach (MeasuredCluster cluster in clusters)
            {
                await cluster.DisposeAsync();
            }
        }
    }

    private async Task StartAsync()
    {
        int least = options.Silos[0];
        int most = options.Silos.Max();
        foreach ((string programs, string build) in Builds())
        {
            foreach (int silos in options.Silos)
            {
                await AddAsync((programs, build), silos, apart: 1, options.Connections * silos / least);
            }

            if (options.Beside is null && most > 1)
            {
                await AddAsync((programs, build), silos: 1, apart: most, options.Connections * most / least);
            }
        }
    }

    // Half of the time with as many connections for each silo, and half with as many in all.
    private async Task AddAsync((string Programs, string Name) build, int silos, int apart, int connections)
    {
        var started = new List<MeasuredCluster>();
        for (int number = 0; number < apart; number++)
        {
            started.Add(await MeasuredCluster.StartAsync(options with { Programs = build.Programs }, silos));
            clusters.Add(started[^1]);
        }

        int[] loads = [.. new[] { connections, options.Connections }.Distinct()];
        runs.AddRange(loads.Select(load => (
            new ScaleRun(build.Name, silos, started, load / apart), options.WarmUp * silos * apart / loads.Length)));
    }

    private IEnumerable<(string Programs, string Build)> Builds() => options.Beside is { } beside
        ? [(options.Programs, "this"), (beside, "other")]
        : [(options.Programs, "this")];
}
