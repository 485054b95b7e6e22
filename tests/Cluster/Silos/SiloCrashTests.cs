using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Servers;

namespace OrderGrains.Tests.Cluster.Silos;

[Collection(SilosCollection.Name)]
public sealed class SiloCrashTests(ITestOutputHelper output)
{
    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite)]
    public Task Kill_OneOfThreeUnderLoad_TheOthersAnswerAndNothingIsLost(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 3, ClusterFaults.KillOne);

    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite)]
    public Task Pause_LongerThanTheLease_OthersTakeOverAndTheWokenOneJoinsAnew(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 3, ClusterFaults.PauseOne);

    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite)]
    public Task Kill_AllThreeUnderLoad_NothingIsLost(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 3, ClusterFaults.KillAll);
}
