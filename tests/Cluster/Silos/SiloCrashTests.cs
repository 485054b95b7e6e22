namespace OrderGrains.Tests.Cluster.Silos;

[Collection(SilosCollection.Name)]
public sealed class SiloCrashTests(ITestOutputHelper output)
{
    // The lease is 3 s; the rest is for a machine that does other things too.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData(ClusterStoreKind.Postgres)]
    [InlineData(ClusterStoreKind.Tables)]
    public Task Kill_OneOfThreeUnderLoad_TheOthersAnswerAndNothingIsLost(ClusterStoreKind kind) =>
        SiloCluster.RunAsync(kind, 3, async cluster =>
        {
            using SiloLoad load = await SiloLoad.StartAsync(cluster);
            await cluster.KillAsync(cluster.Silos[0]);
            TimeSpan silence = await load.UntilAllAnswerAsync();
            output.WriteLine($"{kind}: every order answered {silence.TotalSeconds:F1} s after the kill.");
            Assert.True(silence < LongestSilence, $"The killed silo's orders were silent for {silence}.");
            await cluster.UntilSpreadAsync();
            await cluster.StartSiloAsync();
            await cluster.UntilSpreadAsync();
            await load.UntilMoreAsync();
            await ClusterCheck.CheckAsync(cluster, load);
        });

    [Theory]
    [InlineData(ClusterStoreKind.Postgres)]
    [InlineData(ClusterStoreKind.Tables)]
    public Task Pause_LongerThanTheLease_OthersTakeOverAndTheWokenOneJoinsAnew(ClusterStoreKind kind) =>
        SiloCluster.RunAsync(kind, 3, async cluster =>
        {
            using SiloLoad load = await SiloLoad.StartAsync(cluster);
            ClusterProcess sleeper = cluster.Silos[0];
            await sleeper.PauseAsync();
            Task slept = Task.Delay(LongPause);
            TimeSpan silence = await load.UntilAllAnswerAsync();
            output.WriteLine($"{kind}: every order answered {silence.TotalSeconds:F1} s after the pause began.");
            Assert.True(silence < LongestSilence, $"The paused silo's orders were silent for {silence}.");
            await slept;
            await sleeper.ResumeAsync();
            await sleeper.UntilPrintedAsync("has lost its place");
            await cluster.UntilSpreadAsync();
            await sleeper.UntilReadyAsync();
            await load.UntilMoreAsync();
            await ClusterCheck.CheckAsync(cluster, load);
        });

    [Theory]
    [InlineData(ClusterStoreKind.Postgres)]
    [InlineData(ClusterStoreKind.Tables)]
    public Task Kill_AllThreeUnderLoad_NothingIsLost(ClusterStoreKind kind) =>
        SiloCluster.RunAsync(kind, 3, async cluster =>
        {
            using SiloLoad load = await SiloLoad.StartAsync(cluster);
            await Task.WhenAll(cluster.Silos.ToArray().Select(cluster.KillAsync));
            await cluster.StartSilosAsync(3);
            TimeSpan silence = await load.UntilAllAnswerAsync();
            output.WriteLine($"{kind}: every order answered {silence.TotalSeconds:F1} s after the silos were ready.");
            await cluster.UntilSpreadAsync();
            await load.UntilMoreAsync();
            await ClusterCheck.CheckAsync(cluster, load);
        });
}
