using System.Diagnostics;
using System.Globalization;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Measures;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Cluster;

/// <summary>Silos and a front end on a PostgreSQL server of their own, with the stores of the load.</summary>
public sealed class MeasuredCluster : IAsyncDisposable
{
    private const string CallsName = "ordergrains_silo_calls_total";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly SiloCluster cluster;

    private MeasuredCluster(SiloCluster cluster) => this.cluster = cluster;

    /// <summary>Where it takes requests.</summary>
    public Uri Address => cluster.Client.BaseAddress!;

    /// <summary>The ids of its orders.</summary>
    public RunIds Ids { get; } = RunIds.Fresh();

    /// <summary>Stores that accept by themselves.</summary>
    public StoreSet Stores { get; } = new("bench-", StoreSet.MaxCount);

    /// <summary>Stores where somebody accepts.</summary>
    public StoreSet Hands { get; } = new("hands-", StoreSet.MaxCount);

    /// <summary>Speaks to the front end.</summary>
    public HttpClient Client => cluster.Client;

    /// <summary>All of its processes, those of its store among them.</summary>
    public IReadOnlyList<int> Processes =>
        [cluster.FrontEnd.Id, .. cluster.Silos.Select(silo => silo.Id), .. cluster.Store.Processes];

    /// <summary>Its store.</summary>
    public ClusterStore Store => cluster.Store;

    /// <summary>Starts one.</summary>
    /// <param name="options">What is measured.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="settings">Further settings of every process.</param>
    public static async Task<MeasuredCluster> StartAsync(
        ClusterBenchOptions options, int silos, params IEnumerable<string> settings)
    {
        SiloCluster cluster = await SiloCluster.StartAsync(
            options.Store, silos, options.Programs, lease: null,
            ["--OrderGrains:Email:Sender=Discard", "--OrderGrains:Stores:ConfirmAfter=00:00:30", .. settings]);
        MeasuredCluster measured = new(cluster);
        await measured.Stores.CreateAsync(measured.Client, "auto", CancellationToken.None);
        await measured.Hands.CreateAsync(measured.Client, "manual", CancellationToken.None);
        return measured;
    }

    /// <summary>Loads it and waits until everything that follows is done.</summary>
    public async Task<Slice> MeasureAsync(LoadLoop load, RunBound bound)
    {
        ClusterCounters before = await ReadAsync();
        RunTally tally = load.Run(bound);
        await UntilQuietAsync();
        return SliceOf(tally, await ReadAsync() - before);
    }

    /// <summary>A slice of what a load has seen.</summary>
    public static Slice SliceOf(RunTally tally, ClusterCounters counters)
    {
        foreach (string sample in tally.Samples.Take(1))
        {
            Console.WriteLine($"  wrong: {tally.Wrong.ToString(CultureInfo.InvariantCulture)}, e.g. {sample}");
        }

        return new Slice(
            tally.Correct, tally.Wrong, tally.Elapsed, tally.Latencies.Percentile(0.5) / 1e6,
            tally.Latencies.Percentile(0.99) / 1e6, counters);
    }

    /// <summary>What its processes have used and done since their starts.</summary>
    public async Task<ClusterCounters> ReadAsync()
    {
        string[] silos = await Task.WhenAll(cluster.Silos.Select(MetricsAsync));
        string front = await MetricsAsync(cluster.FrontEnd);
        double frontCpu = CpuClock.OfProcess(cluster.FrontEnd.Id);
        return new ClusterCounters
        {
            CpuMilliseconds = frontCpu + cluster.Silos.Sum(silo => CpuClock.OfProcess(silo.Id)),
            FrontEndCpuMilliseconds = frontCpu,
            StoreCpuMilliseconds = cluster.Store.Processes.Sum(CpuClock.OfProcess),
            SiloCalls = silos.Sum(text => MetricsText.Sum(text, CallsName)),
            FrontEndCalls = MetricsText.Sum(front, CallsName),
            Commits = silos.Sum(text => MetricsText.Sum(text, "ordergrains_ledger_commits_total")),
            Writes = silos.Sum(text => MetricsText.Sum(text, "ordergrains_ledger_writes_total")),
            Rows = silos.Sum(text => MetricsText.Sum(text, "ordergrains_ledger_rows_total")),
        };
    }

    /// <summary>Waits until no silo has anything to write or to deliver.</summary>
    public async Task UntilQuietAsync()
    {
        long start = Stopwatch.GetTimestamp();
        while (await CountWaitingAsync() is var waiting && waiting > 0)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new AwaitedException($"Awaited empty outboxes for {Patience}, saw {waiting} deliveries left.");
            }

            await Task.Delay(Interval);
        }
    }

    /// <summary>Kills all silos at once, and their store where it keeps what it has acknowledged.</summary>
    /// <returns>How many silos there were.</returns>
    public async Task<int> CrashAsync()
    {
        ClusterProcess[] silos = [.. cluster.Silos];
        await cluster.KillAsync(silos);
        if (Store.IsDurable)
        {
            await Store.CrashAsync();
        }

        return silos.Length;
    }

    /// <summary>Starts the store again on what the crash has left, and as many silos as told.</summary>
    public async Task RestartAsync(int silos)
    {
        if (Store.IsDurable)
        {
            await Store.RestartAsync();
        }

        await cluster.StartSilosAsync(silos);
        await cluster.UntilSpreadAsync();
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private async Task<double> CountWaitingAsync()
    {
        string[] silos = await Task.WhenAll(cluster.Silos.Select(MetricsAsync));
        return silos.Sum(text =>
            MetricsText.Sum(text, OutboxWatch.DepthName) + MetricsText.Sum(text, "ordergrains_ledger_queue"));
    }

    private static Task<string> MetricsAsync(ClusterProcess process) =>
        process.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
}
