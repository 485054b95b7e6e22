using System.Globalization;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>Silos on a store of their own, and a front end that holds none: real processes, ended with it.</summary>
public sealed class SiloCluster : IAsyncDisposable
{
    private const int Buckets = 64;
    private const int ShownLines = 80;
    private const string Front = "OrderGrains.Api";
    private const string Silo = "OrderGrains.Silo";

    // What a silo of Orleans says when it ends since others hold its buckets: Orleans takes no silo back.
    private const string EndsItself = "has lost its place; the process ends";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly string folder = Directory.CreateTempSubdirectory("ordergrains-silos-").FullName;
    private readonly List<ClusterProcess> started = [];
    private readonly List<ClusterProcess> silos = [];
    private readonly string programs;
    private readonly TimeSpan lease;
    private readonly IReadOnlyList<string> extra;

    private SiloCluster(ClusterStore store, string programs, TimeSpan lease, IReadOnlyList<string> extra)
    {
        Store = store;
        this.extra = extra;
        this.programs = programs;
        this.lease = lease;
    }

    /// <summary>The product's own lease.</summary>
    public static TimeSpan DefaultLease { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The store.</summary>
    public ClusterStore Store { get; }

    /// <summary>The silos that should be running.</summary>
    public IReadOnlyList<ClusterProcess> Silos
    {
        get
        {
            lock (gate)
            {
                return [.. silos];
            }
        }
    }

    /// <summary>The front end.</summary>
    public ClusterProcess FrontEnd => started[0];

    /// <summary>Speaks to the front end.</summary>
    public HttpClient Client => FrontEnd.Client;

    /// <summary>Where all silos write e-mails.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>Starts a cluster with the stores that a load needs.</summary>
    /// <param name="kind">What the silos share.</param>
    /// <param name="count">How many silos.</param>
    /// <param name="programs">The folder of the product's two programs.</param>
    /// <param name="lease">How long a silo may be silent; null: as the product has it.</param>
    /// <param name="extra">Further arguments of every process; they win over those that a chaos round has.</param>
    public static async Task<SiloCluster> StartAsync(
        StoreKind kind, int count, string programs, TimeSpan? lease = null, IReadOnlyList<string>? extra = null)
    {
        ClusterStore store = await ClusterStore.CreateAsync(kind);
        SiloCluster cluster = new(store, programs, lease ?? DefaultLease, extra ?? []);
        try
        {
            await cluster.StartAsync(count);
            return cluster;
        }
        catch (Exception failure)
        {
            string output = cluster.Output();
            await cluster.DisposeAsync();
            throw new InvalidOperationException($"The cluster did not start. {failure.Message}\n{output}", failure);
        }
    }

    /// <summary>Starts several silos at once, and waits until each takes work.</summary>
    public Task StartSilosAsync(int count = 1)
    {
        ClusterProcess[] launched = [.. Enumerable.Range(0, count).Select(_ => LaunchSilo())];
        return Task.WhenAll(launched.Select(silo => silo.UntilReadyAsync()));
    }

    /// <summary>Kills some silos at once.</summary>
    public Task KillAsync(params ClusterProcess[] some)
    {
        Remove(some);
        return Task.WhenAll(some.Select(silo => silo.KillAsync()));
    }

    /// <summary>Ends some silos in order, all at once, and waits for their ends.</summary>
    public Task StopAsync(params ClusterProcess[] some)
    {
        Remove(some);
        return Task.WhenAll(some.Select(silo => silo.TerminateAsync()));
    }

    /// <summary>Waits until every bucket is held by one silo, and all silos hold as many, or one more.</summary>
    public Task UntilSpreadAsync() => Awaiting.UntilAsync(
        $"{Buckets} buckets spread over {Silos.Count} silos",
        Patience,
        () => IsSpread([.. Silos.Select(silo => silo.Buckets.Numbers)])
            ? null
            : string.Join(", ", Silos.Select(silo => silo.Buckets.Numbers.Count)));

    /// <summary>Waits until every silo takes work.</summary>
    public Task UntilReadyAsync() => Task.WhenAll(Silos.Select(silo => silo.UntilReadyAsync()));

    /// <summary>The last that every process has printed.</summary>
    public string Output() => string.Join('\n', Started().SelectMany(process =>
        process.Lines.TakeLast(ShownLines).Prepend($"---- {process.Name}, the last of {process.Lines.Count} lines:")));

    /// <summary>Writes all that every process has printed into files.</summary>
    public async Task WriteLogsAsync(string target)
    {
        Directory.CreateDirectory(target);
        foreach (ClusterProcess process in Started())
        {
            await File.WriteAllLinesAsync(Path.Combine(target, $"{process.Name}.log"), process.Lines);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Remove([.. Silos]);
        foreach (ClusterProcess process in Started())
        {
            process.Dispose();
        }

        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(int count)
    {
        started.Add(ClusterProcess.Start("front", Path.Combine(programs, Front), folder, Settings("Client")));
        await StartSilosAsync(count);
        await started[0].UntilReadyAsync();
        await UntilSpreadAsync();
        await ChaosStores.CreateAsync(Client, CancellationToken.None);
    }

    private ClusterProcess LaunchSilo()
    {
        lock (gate)
        {
            var silo = ClusterProcess.Start(
                $"silo-{started.Count}", Path.Combine(programs, Silo), folder, Settings("Silo"));
            started.Add(silo);
            silos.Add(silo);
            _ = ReplaceAsync(silo);
            return silo;
        }
    }

    // Stands in for the supervisor that a silo has wherever it really runs.
    private async Task ReplaceAsync(ClusterProcess silo)
    {
        await silo.Ended;
        if (silo.CountPrinted(EndsItself) > 0 && Remove(silo))
        {
            LaunchSilo();
        }
    }

    private ClusterProcess[] Started()
    {
        lock (gate)
        {
            return [.. started];
        }
    }

    private bool Remove(params ClusterProcess[] some)
    {
        lock (gate)
        {
            return silos.RemoveAll(some.Contains) > 0;
        }
    }

    // Reservations of orders that never came about are asked for soon, not after half a minute.
    private string[] Settings(string role) =>
    [
        $"--OrderGrains:DataPath={folder}", $"--OrderGrains:Cluster:Role={role}",
        string.Create(CultureInfo.InvariantCulture, $"--OrderGrains:Cluster:Lease={lease:c}"),
        $"--OrderGrains:Ledger:Store={Store.ConnectionString}", "--OrderGrains:Email:Sender=File",
        "--OrderGrains:Web:Enabled=false", $"--OrderGrains:Email:FilePath={MailFolder}",
        "--OrderGrains:Stores:ConfirmAfter=00:00:02", .. extra,
    ];

    private static bool IsSpread(IReadOnlyList<int>[] held) =>
        held.Sum(buckets => buckets.Count) == Buckets
        && held.SelectMany(buckets => buckets).Distinct().Count() == Buckets
        && held.Max(buckets => buckets.Count) - held.Min(buckets => buckets.Count) <= 1;
}
