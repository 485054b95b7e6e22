using OrderGrains.Bench.Chaos.Clusters;

namespace OrderGrains.Bench.Chaos.Faults;

/// <summary>The faults of clusters.</summary>
public static class ClusterFaults
{
    private const string PlaceLost = "has lost its place";
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(4);

    /// <summary>A silo is killed; later another one takes its place.</summary>
    public static readonly ClusterFault KillOne = new("kill one silo", IsHarmless: false, async scene =>
    {
        ClusterProcess victim = scene.AnySilo();
        TimeSpan silence = await scene.Load.SilenceAsync(scene.Watched, () => scene.Cluster.KillAsync(victim));
        await scene.Cluster.UntilSpreadAsync();
        await scene.Cluster.StartSilosAsync();
        return silence;
    });

    /// <summary>A silo stands still, and goes on when others have long taken its place.</summary>
    public static readonly ClusterFault PauseOne = new("pause one silo", IsHarmless: false, async scene =>
    {
        ClusterProcess sleeper = scene.AnySilo();
        int lost = sleeper.CountPrinted(PlaceLost);
        Task slept = Task.Delay(scene.Pause);
        TimeSpan silence = await scene.Load.SilenceAsync(scene.Watched, sleeper.PauseAsync);
        await slept;
        await sleeper.ResumeAsync();
        await sleeper.UntilPrintedAsync(PlaceLost, lost + 1);
        await scene.Cluster.UntilSpreadAsync();
        await scene.Cluster.UntilReadyAsync();
        return silence;
    });

    /// <summary>All silos are killed at once, and as many are started.</summary>
    public static readonly ClusterFault KillAll = new("kill all silos", IsHarmless: false, async scene =>
    {
        int count = scene.Cluster.Silos.Count;
        await scene.Cluster.KillAsync([.. scene.Cluster.Silos]);
        return await scene.Load.SilenceAsync(scene.Watched, () => scene.Cluster.StartSilosAsync(count));
    });

    /// <summary>The store stands still.</summary>
    public static readonly ClusterFault FreezeStore = new("freeze the store", IsHarmless: false, async scene =>
    {
        await scene.Cluster.Store.FreezeAsync();
        await Task.Delay(scene.Freeze);
        return await scene.Load.SilenceAsync(scene.Watched, scene.Cluster.Store.ThawAsync);
    });

    /// <summary>The store is killed, and started again after a moment or some seconds.</summary>
    public static readonly ClusterFault CrashStore = new("kill the store", IsHarmless: false, async scene =>
    {
        await scene.Cluster.Store.CrashAsync();
        await Task.Delay(scene.Random.NextDouble() * LongestOutage);
        return await scene.Load.SilenceAsync(scene.Watched, scene.Cluster.Store.RestartAsync);
    });

    /// <summary>One silo after the other is stopped in order, and started again.</summary>
    public static readonly ClusterFault RestartAll = new("restart one by one", IsHarmless: true, async scene =>
    {
        foreach (ClusterProcess silo in scene.Cluster.Silos.ToArray())
        {
            await scene.Cluster.StopAsync(silo);
            await scene.Cluster.StartSilosAsync();
        }

        return null;
    });

    /// <summary>Silos come and go until there are as many as before.</summary>
    public static readonly ClusterFault Scale = new("scale to 5, 2, and back", IsHarmless: true, async scene =>
    {
        int before = scene.Cluster.Silos.Count;
        await ScaleAsync(scene.Cluster, 5);
        await ScaleAsync(scene.Cluster, 2);
        await ScaleAsync(scene.Cluster, before);
        return null;
    });

    /// <summary>Silos come and go: 1, 3, 5, 2.</summary>
    public static readonly ClusterFault ScaleFromOne = new("scale 1, 3, 5, 2", IsHarmless: true, async scene =>
    {
        foreach (int count in (int[])[1, 3, 5, 2])
        {
            await ScaleAsync(scene.Cluster, count);
        }

        return null;
    });

    /// <summary>Those that a store stands.</summary>
    public static IReadOnlyList<ClusterFault> Of(StoreKind kind) => kind == StoreKind.Postgres
        ? [KillOne, PauseOne, KillAll, FreezeStore, RestartAll, Scale, CrashStore]
        : [KillOne, PauseOne, KillAll, FreezeStore, RestartAll, Scale];

    private static async Task ScaleAsync(SiloCluster cluster, int count)
    {
        int now = cluster.Silos.Count;
        await cluster.StartSilosAsync(Math.Max(0, count - now));
        await cluster.StopAsync([.. cluster.Silos.Take(Math.Max(0, now - count))]);
        await cluster.UntilSpreadAsync();
    }
}
