using System.Net;

namespace OrderGrains.Tests.Cluster;

/// <summary>The real process under load, until there is no more room for its file.</summary>
public sealed class FullDiskTests
{
    private const string Store = "full";
    private const string ConfirmSoon = "--OrderGrains:Stores:ConfirmAfter=00:00:01";
    private const string Quota = "--OrderGrains:Sqlite:MaxSizeMB=3";

    [Fact]
    public async Task Place_FileReachesItsLimit_LosesNothingAndGoesOnWithALargerOne()
    {
        await using var server = new RunningServer { Settings = [Quota, ConfirmSoon] };
        await server.InitializeAsync();
        PlacingLoad load = await RunUntilFullAsync(server);

        await server.KillAndStartAsync(ConfirmSoon);
        await load.CheckAsync();
        Assert.Equal(HttpStatusCode.Created, await load.PlaceAsync("after"));
    }

    [Fact]
    public async Task Place_DiskRunsFull_HealsByItselfWhenThereIsRoom()
    {
        using LimitedDisk? disk = LimitedDisk.TryMount(megabytes: 40, ballastMegabytes: 28);
        if (disk is null)
        {
            // What is acknowledged and refused is tested above all the same; only the healing is not.
            TestContext.Current.AddWarning("A disk in memory cannot be mounted here: that takes root.");
            return;
        }

        await using var server = new RunningServer
        {
            Folder = Directory.CreateDirectory(Path.Combine(disk.Path, "data")).FullName,
            Settings = [ConfirmSoon],
        };
        await server.InitializeAsync();
        PlacingLoad load = await RunUntilFullAsync(server);

        disk.MakeRoom();
        await UntilPlacedAsync(load);
        await load.CheckAsync();
        await server.KillAndStartAsync(ConfirmSoon);
        await load.CheckAsync();
    }

    private static async Task<PlacingLoad> RunUntilFullAsync(RunningServer server)
    {
        await server.CreateStoreAsync(Store, """
            "acceptance":"auto","menu":[{"id":"1","name":"Cappuccino","price":370}]
            """);
        var load = new PlacingLoad(server, Store);
        await load.RunUntilFullAsync();
        return load;
    }

    private static async Task UntilPlacedAsync(PlacingLoad load)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (int attempt = 0; await load.PlaceAsync($"again-{attempt}") != HttpStatusCode.Created; attempt++)
        {
            Assert.False(patience.IsCancellationRequested, "Awaited an order after room was made, saw only 503s.");
            await pace.WaitForNextTickAsync();
        }
    }
}
