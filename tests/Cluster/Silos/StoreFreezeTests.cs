namespace OrderGrains.Tests.Cluster.Silos;

[Collection(SilosCollection.Name)]
public sealed class StoreFreezeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Freeze = TimeSpan.FromSeconds(8);

    /// <summary>The load accepts 201, 200 and 503 with Retry-After, and nothing else, all the time.</summary>
    [Theory]
    [InlineData(ClusterStoreKind.Postgres)]
    [InlineData(ClusterStoreKind.Tables)]
    public Task Freeze_StoreLongerThanTheLease_AllHealsByItself(ClusterStoreKind kind) =>
        SiloCluster.RunAsync(kind, 3, async cluster =>
        {
            using SiloLoad load = await SiloLoad.StartAsync(cluster);
            await cluster.Store.FreezeAsync();
            await Task.Delay(Freeze);
            await cluster.Store.ThawAsync();
            TimeSpan silence = await load.UntilAllAnswerAsync();
            output.WriteLine($"{kind}: every order answered {silence.TotalSeconds:F1} s after the store was back.");
            await cluster.UntilSpreadAsync();
            await load.UntilMoreAsync();
            await ClusterCheck.CheckAsync(cluster, load);
            Assert.Equal(0, load.Journal.Unanswered);
        });
}
