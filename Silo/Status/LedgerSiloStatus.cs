using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;

namespace OrderGrains.Status;

/// <summary>Puts together what this process's ledger, grains and system tell.</summary>
public sealed class LedgerSiloStatus(
    LedgerHost host, IClusterMap map, IGrainActivity grains, StatusSampler sampler, TimeProvider time) : ISiloStatus
{
    private const string OrderType = "order";

    /// <inheritdoc/>
    public SiloStatus Describe()
    {
        IReadOnlyList<GrainTypeStatus> types = grains.Read();
        IReadOnlyList<BucketStatus> buckets = host.Ledger.Describe();
        GrainTypeStatus? orders = types.FirstOrDefault(type => type.Type == OrderType);
        (double callsPerSecond, double cpu) = sampler.Read(types);
        return Known() with
        {
            Pid = Environment.ProcessId,
            Reachable = true,
            StartedAt = ProcessStart.Time,
            AgeSeconds = Math.Max(0, (time.GetUtcNow() - ProcessStart.Time).TotalSeconds),
            Cpu = cpu,
            MemoryBytes = Environment.WorkingSet,
            Buckets = [.. buckets.Select(bucket => bucket.Bucket)],
            Activations = types,
            CallsPerSecond = callsPerSecond,
            P50Ms = orders?.P50Ms ?? 0,
            P99Ms = orders?.P99Ms ?? 0,
            Errors = types.Sum(type => type.Errors),
            QueuedWrites = buckets.Sum(bucket => bucket.Queue),
            OutboxDepth = buckets.Sum(bucket => bucket.Outbox),
            OutboxLagSeconds = buckets.Select(bucket => bucket.OutboxLag.TotalSeconds).DefaultIfEmpty().Max(),
            DueMessages = buckets.Sum(bucket => bucket.Due),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<OrderPlace?> FindAsync(EntityKey order, CancellationToken cancellationToken)
    {
        OrderState? state = await host.Ledger.ReadStateAsync<OrderState>(
            OrderState.StateName, order.ToString(), cancellationToken);
        if (state?.Content is null)
        {
            return null;
        }

        int bucket = map.BucketOf(order);
        BucketStatus? held = host.Ledger.Describe().FirstOrDefault(status => status.Bucket == bucket);
        OrderActivation? live = grains.FindOrder(order);
        return new OrderPlace
        {
            Id = order.Id,
            Silo = Known().Id,
            Pid = Environment.ProcessId,
            Bucket = bucket,
            Epoch = held?.Epoch ?? map.EpochOf(bucket),
            Activation = live?.State,
            MailboxDepth = live?.Waiting ?? 0,
            Running = live?.Running ?? 0,
            Version = state.Version,
            State = state.Status,
        };
    }

    private SiloStatus Known() => map.Silos.FirstOrDefault(silo => silo.IsSelf)?.Status
        ?? new SiloStatus { Id = "", Pid = Environment.ProcessId, State = "client" };
}
