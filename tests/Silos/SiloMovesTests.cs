using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Servers;
using OrderGrains.Tests.Cluster.Silos;

namespace OrderGrains.Tests.Silos;

/// <summary>
/// On the emulator by name only: it serves one request at a time, and on a busy machine up to five silos, the load and
/// the emulator together keep renewals waiting beyond any lease that a test could wait for.
/// </summary>
[Collection(SilosCollection.Name)]
public sealed class SiloMovesTests(ITestOutputHelper output)
{
    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite, Explicit = true)]
    public Task Restart_OneAfterTheOtherUnderLoad_NoRequestFails(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 3, ClusterFaults.RestartAll);

    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    [InlineData(StoreKind.Azurite, Explicit = true)]
    public Task Scale_FromOneToThreeToFiveToTwoUnderLoad_NoRequestFails(StoreKind kind) =>
        new FaultTest(output).RunAsync(kind, 1, ClusterFaults.ScaleFromOne);
}
