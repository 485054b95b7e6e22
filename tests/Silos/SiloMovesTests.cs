using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Servers;
using OrderGrains.Tests.Cluster.Silos;

namespace OrderGrains.Tests.Silos;

[Collection(SilosCollection.Name)]
public sealed class SiloMovesTests(ITestOutputHelper output)
{
    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite)]
    public Task Restart_OneAfterTheOtherUnderLoad_NoRequestFails(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 3, ClusterFaults.RestartAll);

    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite)]
    public Task Scale_FromOneToThreeToFiveToTwoUnderLoad_NoRequestFails(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 1, ClusterFaults.ScaleFromOne);
}
