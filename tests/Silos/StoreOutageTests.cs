using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Servers;
using OrderGrains.Tests.Cluster.Silos;

namespace OrderGrains.Tests.Silos;

/// <summary>The load accepts 201, 200 and 503 with Retry-After, and nothing else, all the time.</summary>
[Collection(SilosCollection.Name)]
public sealed class StoreOutageTests(ITestOutputHelper output)
{
    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite)]
    public Task Freeze_StoreLongerThanRequestsLast_AllHealsByItself(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 3, ClusterFaults.FreezeStore);

    [Fact(SkipExceptions = [typeof(ServerMissingException)])]
    public Task Crash_OfPostgresUnderLoad_LosesNothing() =>
        new FaultTest(output).RunAsync(StoreKind.Postgres, 3, ClusterFaults.CrashStore);
}
