using System.Collections.Concurrent;
using OrderGrains.Audit;
using OrderGrains.Status;

namespace OrderGrains.Tests.Fakes;

/// <summary>A silo and what it knows of its cluster, by hand. An order's bucket is the length of its id.</summary>
internal sealed class FakeCluster : IClusterMap, ISiloStatus, ISiloAudit
{
    public FakeCluster() => Silos = [Member("local", isSelf: true, address: null, 0, 1, 2, 3)];

    public int Buckets => 4;

    public IReadOnlyList<ClusterSilo> Silos { get; set; }

    /// <summary>The orders of this silo.</summary>
    public ConcurrentDictionary<string, OrderPlace> Orders { get; } = new();

    /// <summary>The buckets of each audit.</summary>
    public ConcurrentQueue<IReadOnlyList<int>?> Audits { get; } = new();

    /// <summary>What every audit finds.</summary>
    public IReadOnlyList<Violation> Violations { get; set; } = [];

    public SiloStatus Status { get; set; } = new()
    {
        Id = "local",
        Pid = 7,
        State = "active",
        Cpu = 0.25,
        MemoryBytes = 1_000,
        Buckets = [0, 1, 2, 3],
        Activations = [new GrainTypeStatus { Type = "order", Activations = 2, Calls = 10, Errors = 1, P99Ms = 5 }],
        CallsPerSecond = 20,
        P50Ms = 1,
        P99Ms = 5,
        Errors = 1,
        OutboxDepth = 3,
        OutboxLagSeconds = 0.5,
        DueMessages = 4,
    };

    public static ClusterSilo Member(string id, bool isSelf, string? address, params int[] buckets) =>
        new(id, isSelf, new SiloStatus
        {
            Id = id,
            Pid = 99,
            State = "active",
            Reachable = false,
            HttpAddress = address,
            Buckets = buckets,
        });

    public int BucketOf(EntityKey order) => order.Id.Length % Buckets;

    public long EpochOf(int bucket) => bucket + 10;

    public SiloStatus Describe() => Status;

    public ValueTask<OrderPlace?> FindAsync(EntityKey order, CancellationToken cancellationToken) =>
        new(Orders.GetValueOrDefault(order.Id));

    public Task<AuditReport> RunAsync(IReadOnlyList<int>? buckets, CancellationToken cancellationToken)
    {
        Audits.Enqueue(buckets);
        return Task.FromResult(new AuditReport
        {
            Buckets = buckets ?? [0, 1, 2, 3],
            Orders = 5,
            Stores = 1,
            ViolationCount = Violations.Count,
            Violations = Violations,
        });
    }
}
