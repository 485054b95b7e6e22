using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Comparison.Work;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>All systems that can be compared.</summary>
public static class Catalogue
{
    /// <summary>The product on SQLite, asked for whole orders.</summary>
    public const string Ours = "ours";

    /// <summary>The same, asked for an id and a status.</summary>
    public const string OursSeed = "ours seed";

    /// <summary>The floor that does as much as the product without actors.</summary>
    public const string Equal = "equal";

    /// <summary>The floor that stores an id and a status.</summary>
    public const string Bare = "bare";

    /// <summary>The floor that answers a fixed text.</summary>
    public const string Plain = "plain";

    /// <summary>The actor engine as it comes.</summary>
    public const string Restate = "restate";

    /// <summary>The actor engine set up for two cores.</summary>
    public const string RestateTuned = "restate tuned";

    /// <summary>The table on condition.</summary>
    public const string Dynamo = "aws emulated";

    /// <summary>All of them, in the order in which they are measured.</summary>
    public static IReadOnlyList<SystemEntry> All(ComparisonOptions options) =>
    [
        .. Floors(options),
        Embedded(options, Ours, new WholeOrders(), "the product, embedded: SQLite, synchronous=FULL"),
        Embedded(options, OursSeed, IdAndStatus.Seed, "the same, asked for /create, /update, /get"),
        new SystemEntry(
            "ours orleans", "the product on Microsoft Orleans: SQLite, synchronous=FULL", new WholeOrders(),
            "its process", () => ProcessSystem.StartAsync(folder => ProductPlan.Of(options.OrleansProgram, folder)))
        {
            Needs = options.OrleansProgram,
        },
        Cluster(options, StoreKind.Postgres, 1), Cluster(options, StoreKind.Postgres, 3),
        Cluster(options, StoreKind.Azurite, 1), Cluster(options, StoreKind.Azurite, 3),
        .. Peers(options),
    ];

    private static IEnumerable<SystemEntry> Floors(ComparisonOptions options) =>
    [
        Floor(options, Plain, new FixedAnswers(), "ASP.NET, a fixed text"),
        Floor(options, Bare, IdAndStatus.Seed, "ASP.NET, SQLite, group commit: an id and a status"),
        Floor(options, Equal, new WholeOrders(), "ASP.NET, SQLite, group commit: the product's work without actors"),
        Floor(options, "single", new WholeOrders(), "as equal, one transaction for each request"),
    ];

    private static SystemEntry Floor(ComparisonOptions options, string mode, IOrderWork work, string description) =>
        new(
            mode, description, work, "its process",
            () => ProcessSystem.StartAsync(folder => ProductPlan.Floor(options.FloorsProgram, mode, folder)))
        {
            Needs = options.FloorsProgram,
        };

    private static SystemEntry Embedded(ComparisonOptions options, string name, IOrderWork work, string description) =>
        new(
            name, description, work, "its process",
            () => ProcessSystem.StartAsync(folder => ProductPlan.Of(options.OursProgram, folder)))
        {
            Needs = options.OursProgram,
        };

    private static SystemEntry Cluster(ComparisonOptions options, StoreKind kind, int silos)
    {
        bool durable = kind == StoreKind.Postgres;
        string count = silos == 1 ? "1 silo" : $"{silos} silos";
        return new SystemEntry(
            $"ours {kind.ToString().ToLowerInvariant()} {silos}",
            $"the product: a front end and {count} over {kind}{(durable ? "" : ", in memory")}", new WholeOrders(),
            durable ? "all silos and the store" : "all silos",
            () => ClusterSystem.StartAsync(options.Programs, kind, silos))
        {
            Needs = options.OursProgram,
        };
    }

    private static IEnumerable<SystemEntry> Peers(ComparisonOptions options) =>
    [
        RestateWith(options, Restate, partitions: null, "Restate, a virtual object for each order, as it comes"),
        RestateWith(options, RestateTuned, partitions: 2, "the same with two partitions"),
        new SystemEntry(
            Dynamo, "a Node.js handler that puts on condition into dynalite, on disk", IdAndStatus.Seed,
            "handler and table", () => ProcessSystem.StartAsync(folder => PeerPlan.Dynamo(options.Peers, folder)))
        {
            Needs = PeerPlan.DynamoNeeds(options.Peers),
            RowsEach = 1,
        },
    ];

    private static SystemEntry RestateWith(
        ComparisonOptions options, string name, int? partitions, string description) =>
        new(
            name, description, IdAndStatus.VirtualObject, "server and handler",
            () => ProcessSystem.StartAsync(folder => PeerPlan.Restate(options.Peers, folder, partitions)))
        {
            Needs = PeerPlan.RestateNeeds(options.Peers),
        };
}
