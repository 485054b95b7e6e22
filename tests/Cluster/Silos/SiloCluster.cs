using System.Diagnostics;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>Silos on a store of their own, and a front end that holds none: real processes, ended with it.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private const int Buckets = 64;
    private const int ShownLines = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string folder = Directory.CreateTempSubdirectory("ordergrains-silos-").FullName;
    private readonly List<ClusterProcess> started = [];
    private readonly List<ClusterProcess> silos = [];
    private readonly ClusterStore store;

    private SiloCluster(ClusterStore store) => this.store = store;

    /// <summary>The store.</summary>
    public ClusterStore Store => store;

    /// <summary>The silos that should be running.</summary>
    public IReadOnlyList<ClusterProcess> Silos => silos;

    /// <summary>The front end.</summary>
    public ClusterProcess Front => started[0];

    /// <summary>Where all silos write e-mails.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>Starts a cluster, runs a test on it and ends it; a failure comes with what they all printed.</summary>
    public static async Task RunAsync(ClusterStoreKind kind, int silos, Func<SiloCluster, Task> test)
    {
        await using SiloCluster cluster = new(await ClusterStore.CreateAsync(kind));
        try
        {
            await cluster.StartAsync(silos);
            await test(cluster);
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(cluster.Output());
            throw;
        }
    }

    /// <summary>Starts one more silo and waits until it has its share.</summary>
    public async Task<ClusterProcess> StartSiloAsync()
    {
        ClusterProcess silo = LaunchSilo();
        await silo.UntilReadyAsync();
        return silo;
    }

    /// <summary>Starts several silos at once.</summary>
    public Task StartSilosAsync(int count)
    {
        ClusterProcess[] launched = [.. Enumerable.Range(0, count).Select(_ => LaunchSilo())];
        return Task.WhenAll(launched.Select(silo => silo.UntilReadyAsync()));
    }

    /// <summary>Kills a silo.</summary>
    public Task KillAsync(ClusterProcess silo)
    {
        silos.Remove(silo);
        return silo.KillAsync();
    }

    /// <summary>Ends a silo in order, and waits for its end.</summary>
    public Task StopAsync(ClusterProcess silo)
    {
        silos.Remove(silo);
        return silo.TerminateAsync();
    }

    /// <summary>Waits until every bucket is held by one silo, and no silo holds much more than its share.</summary>
    public async Task UntilSpreadAsync()
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlySet<int>[] held = Held();
        while (!IsSpread(held))
        {
            string seen = string.Join(", ", held.Select(buckets => buckets.Count));
            Assert.True(
                Stopwatch.GetElapsedTime(start) < Patience,
                $"Awaited {Buckets} buckets spread over {silos.Count} silos for {Patience}, saw {seen}.");
            await Task.Delay(Interval);
            held = Held();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ClusterProcess process in started)
        {
            process.Dispose();
        }

        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(int count)
    {
        started.Add(ClusterProcess.Start("front", "OrderGrains.Api", folder, Settings("Client")));
        await StartSilosAsync(count);
        await Front.UntilReadyAsync();
        await UntilSpreadAsync();
        await ChaosStores.CreateAsync(Front.Client, CancellationToken.None);
    }

    private ClusterProcess LaunchSilo()
    {
        var silo = ClusterProcess.Start($"silo {started.Count}", "OrderGrains.Silo", folder, Settings("Silo"));
        started.Add(silo);
        silos.Add(silo);
        return silo;
    }

    // Reservations of orders that never came about are asked for soon, not after half a minute.
    private string[] Settings(string role) =>
    [
        $"--OrderGrains:DataPath={folder}", $"--OrderGrains:Cluster:Role={role}",
        $"--OrderGrains:Ledger:Store={store.ConnectionString}", "--OrderGrains:Email:Sender=File",
        $"--OrderGrains:Email:FilePath={MailFolder}", "--OrderGrains:Stores:ConfirmAfter=00:00:02",
    ];

    private IReadOnlySet<int>[] Held() => [.. silos.Select(silo => silo.HeldBuckets())];

    private static bool IsSpread(IReadOnlySet<int>[] held) =>
        held.Sum(buckets => buckets.Count) == Buckets
        && held.SelectMany(buckets => buckets).Distinct().Count() == Buckets
        && held.All(buckets => buckets.Count >= Buckets / held.Length);

    private string Output() => string.Join('\n', started.SelectMany(process =>
        process.Lines.TakeLast(ShownLines).Prepend($"---- {process.Name}, the last of {process.Lines.Count} lines:")));
}
