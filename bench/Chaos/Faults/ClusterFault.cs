using System.Diagnostics;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Faults;

/// <summary>Something that happens to a cluster under load, and after which all is as it was before.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="IsHarmless">True when no request may fail meanwhile.</param>
/// <param name="Happen">Does it; answers how long it kept orders from answering, where that is known.</param>
public sealed record ClusterFault(string Name, bool IsHarmless, Func<ClusterScene, Task<TimeSpan?>> Happen)
{
    /// <summary>Does it, waits until requests are answered again, and says what it did to them.</summary>
    public async Task<FaultReport> RunAsync(ClusterScene scene)
    {
        LoadJournal journal = scene.Load.Journal;
        await scene.Load.UntilCalmAsync();
        IReadOnlyList<string> watched = await scene.Load.OrdersOfAllBucketsAsync();
        journal.TakeLatencies();
        int failed = journal.Failed;
        long start = Stopwatch.GetTimestamp();
        TimeSpan? silence = await Happen(scene with { Watched = watched });
        await scene.Cluster.UntilSpreadAsync();
        TimeSpan lasted = Stopwatch.GetElapsedTime(start);
        await scene.Load.UntilMoreAsync();
        (_, TimeSpan p99, TimeSpan max) = journal.TakeLatencies();
        return new FaultReport(this, silence, journal.Failed - failed) { Lasted = lasted, P99 = p99, Longest = max };
    }
}
