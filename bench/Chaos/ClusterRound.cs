using OrderGrains.Bench.Chaos.Checks;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos;

/// <summary>
/// Starts a cluster on an empty store, loads it, has faults happen to it one after the other, the kill of a silo among
/// them; then checks that nothing acknowledged is lost, nothing happened twice, and nothing is left over.
/// </summary>
public sealed class ClusterRound(ChaosOptions options)
{
    private readonly Random random = new(options.Seed);
    private readonly List<string> violations = [];
    private readonly List<FaultReport> faults = [];

    public async Task<ClusterRoundReport> RunAsync(CancellationToken cancellationToken)
    {
        string programs = Path.GetDirectoryName(Path.GetFullPath(options.Server))!;
        await using SiloCluster cluster = await SiloCluster.StartAsync(options.Store, options.Silos, programs);
        using SiloLoad load = await SiloLoad.StartAsync(cluster, options.Clients, options.Seed);
        ClusterCheck check = new(cluster, load);
        try
        {
            await HappenAsync(new ClusterScene(cluster, load, random), cancellationToken);
            violations.AddRange(await check.RunAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is AwaitedException or HttpRequestException)
        {
            violations.Add(failure.Message);
        }

        if (violations.Count > 0 || options.KeepsData)
        {
            string logs = Path.Combine(Path.GetTempPath(), $"ordergrains-chaos-{options.Seed}");
            await cluster.WriteLogsAsync(logs);
            Console.WriteLine($"  what the processes printed is in {logs}");
        }

        return new ClusterRoundReport(options.Seed, faults, load.Journal, check.Emails, violations);
    }

    private async Task HappenAsync(ClusterScene scene, CancellationToken cancellationToken)
    {
        foreach (ClusterFault fault in Chosen())
        {
            await Task.Delay(random.NextDouble() * options.MostLoad, cancellationToken);
            FaultReport report = await fault.RunAsync(scene);
            Console.WriteLine($"  {report}");
            faults.Add(report);
            if (report.Violation is { } violation)
            {
                violations.Add(violation);
            }
        }
    }

    private ClusterFault[] Chosen()
    {
        IReadOnlyList<ClusterFault> all = ClusterFaults.Of(options.Store);
        if (options.Fault is { } name)
        {
            return [.. all.Where(fault => fault.Name.StartsWith(name, StringComparison.Ordinal)).Take(1)];
        }

        ClusterFault[] others = [.. all.Where(fault => fault != ClusterFaults.KillOne)];
        random.Shuffle(others);
        ClusterFault[] chosen = [ClusterFaults.KillOne, .. others.Take(options.Faults - 1)];
        random.Shuffle(chosen);
        return chosen;
    }
}
