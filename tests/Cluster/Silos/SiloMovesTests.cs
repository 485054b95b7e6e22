namespace OrderGrains.Tests.Cluster.Silos;

[Collection(SilosCollection.Name)]
public sealed class SiloMovesTests
{
    [Theory]
    [InlineData(ClusterStoreKind.Postgres)]
    [InlineData(ClusterStoreKind.Tables)]
    public Task Restart_OneAfterTheOtherUnderLoad_NoRequestFails(ClusterStoreKind kind) =>
        SiloCluster.RunAsync(kind, 3, async cluster =>
        {
            using SiloLoad load = await SiloLoad.StartAsync(cluster);
            foreach (ClusterProcess silo in cluster.Silos.ToArray())
            {
                await cluster.StopAsync(silo);
                await cluster.StartSiloAsync();
            }

            await load.UntilMoreAsync();
            await ClusterCheck.CheckAsync(cluster, load);
            load.AssertNothingFailed();
        });

    [Theory]
    [InlineData(ClusterStoreKind.Postgres)]
    [InlineData(ClusterStoreKind.Tables)]
    public Task Scale_FromOneToThreeToTwoUnderLoad_NoRequestFails(ClusterStoreKind kind) =>
        SiloCluster.RunAsync(kind, 1, async cluster =>
        {
            using SiloLoad load = await SiloLoad.StartAsync(cluster);
            await cluster.StartSilosAsync(2);
            await cluster.UntilSpreadAsync();
            await load.UntilMoreAsync();
            await cluster.StopAsync(cluster.Silos[0]);
            await cluster.UntilSpreadAsync();
            await load.UntilMoreAsync();
            await ClusterCheck.CheckAsync(cluster, load);
            load.AssertNothingFailed();
        });
}
