using OrderGrains.Audit;
using OrderGrains.Status;

namespace OrderGrains.Api.Cluster;

/// <summary>
/// Asks every silo at once: this process from memory, the others over HTTP. What a silo that does not answer is known
/// to be, the owner table tells. Safe to call from anywhere.
/// </summary>
internal sealed class ClusterReader(
    IClusterMap map, ISiloStatus here, ISiloAudit audit, SiloClient others, TimeProvider time)
{
    /// <summary>How the cluster is.</summary>
    public async Task<ClusterBody> DescribeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ClusterSilo> silos = map.Silos;
        SiloStatus[] answers = await Task.WhenAll(silos.Select(silo => DescribeAsync(silo, cancellationToken)));
        return new ClusterBody
        {
            Silos = answers,
            Totals = ClusterSums.Of(answers, map.Buckets),
            Self = silos.FirstOrDefault(silo => silo.IsSelf)?.Id,
            At = time.GetUtcNow(),
        };
    }

    /// <summary>Where an order is; null: there is no such order.</summary>
    public async Task<OrderPlace?> FindAsync(EntityKey order, CancellationToken cancellationToken)
    {
        int bucket = map.BucketOf(order);
        ClusterSilo? owner = map.Silos.FirstOrDefault(silo => silo.Status.Buckets.Contains(bucket));
        if (owner is { IsSelf: false })
        {
            (bool isAnswered, OrderPlace? place) = await others.FindAsync(owner, order, cancellationToken);
            if (isAnswered)
            {
                return place;
            }
        }

        OrderPlace? known = await here.FindAsync(order, cancellationToken);
        return known is null || owner is { IsSelf: true } ? known : known with
        {
            Silo = owner?.Id,
            Pid = owner?.Status.Pid,
            Reachable = false,
            Epoch = map.EpochOf(bucket),
            Activation = null,
            MailboxDepth = null,
            Running = null,
        };
    }

    /// <summary>Has every silo walk its buckets; what is left over is walked from here.</summary>
    public async Task<AuditBody> AuditAsync(CancellationToken cancellationToken)
    {
        long startedAt = time.GetTimestamp();
        ClusterSilo[] owners = [.. map.Silos.Where(silo => silo.Status.Buckets.Count > 0)];
        List<AuditReport> reports = [.. (await Task.WhenAll(
            owners.Select(silo => AuditAsync(silo, cancellationToken)))).OfType<AuditReport>()];
        int[] left = [.. Enumerable.Range(0, map.Buckets).Except(reports.SelectMany(report => report.Buckets))];
        if (left.Length > 0)
        {
            reports.Add(await audit.RunAsync(left, cancellationToken));
        }

        return AuditBody.Of(reports, map.Buckets, time.GetElapsedTime(startedAt));
    }

    private async Task<SiloStatus> DescribeAsync(ClusterSilo silo, CancellationToken cancellationToken)
    {
        if (silo.IsSelf)
        {
            return here.Describe() with { Id = silo.Id, HttpAddress = silo.Status.HttpAddress };
        }

        SiloStatus? answer = await others.DescribeAsync(silo, cancellationToken);

        // Another incarnation may have the address by now.
        return answer is { } live && live.Id == silo.Id
            ? live with { HttpAddress = silo.Status.HttpAddress }
            : silo.Status;
    }

    private async Task<AuditReport?> AuditAsync(ClusterSilo silo, CancellationToken cancellationToken) =>
        silo.IsSelf
            ? await audit.RunAsync(silo.Status.Buckets, cancellationToken)
            : await others.AuditAsync(silo, silo.Status.Buckets, cancellationToken);
}
