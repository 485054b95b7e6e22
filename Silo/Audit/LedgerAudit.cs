using Microsoft.Extensions.Options;
using OrderGrains.Ledger;
using OrderGrains.Silo;
using OrderGrains.Stores;

namespace OrderGrains.Audit;

/// <summary>
/// The audit of this process: bucket by bucket, states first, then indexes, then the log. In memory is never more than
/// a page of rows and one store's open reservations.
/// </summary>
public sealed class LedgerAudit(LedgerHost host, StateCodec codec, TimeProvider time, IOptions<StoreOptions> stores)
    : ISiloAudit
{
    // Releases are delivered within a second; a relay that catches up after an outage takes longer.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private int underWay;

    /// <inheritdoc/>
    public async Task<AuditReport> RunAsync(IReadOnlyList<int>? buckets, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref underWay, 1) != 0)
        {
            throw new InfrastructureException(
                "audit_under_way", "Another audit is under way.", retryable: true, TimeSpan.FromSeconds(5));
        }

        try
        {
            return await WalkAsync(host.Ledger, buckets, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref underWay, 0);
        }
    }

    private async Task<AuditReport> WalkAsync(
        LedgerEngine ledger, IReadOnlyList<int>? buckets, CancellationToken cancellationToken)
    {
        var findings = new AuditFindings();
        var reader = new AuditReader(ledger, codec, cancellationToken);
        int[] walked = [.. (buckets ?? [.. ledger.Describe().Select(status => status.Bucket)])
            .Where(bucket => bucket >= 0 && bucket < ledger.BucketCount).Distinct()];
        foreach (int bucket in walked)
        {
            var walk = new BucketWalk(bucket, reader, findings, SettledBefore(ledger, bucket));
            await walk.RunAsync();
            await new IndexWalk(bucket, reader, findings).RunAsync(walk.Bound, walk.Expected);
            await new EventWalk(bucket, reader, findings).RunAsync();
        }

        return findings.Report(walked);
    }

    /// <summary>What happened before is over: placings are decided or asked about, releases are delivered.</summary>
    private DateTimeOffset SettledBefore(LedgerEngine ledger, int bucket)
    {
        TimeSpan asked = stores.Value.ConfirmAfter * 2;
        TimeSpan lag = ledger.Describe().Select(status => status.OutboxLag).DefaultIfEmpty().Max();
        return time.GetUtcNow() - (asked > Settling ? asked : Settling) - lag;
    }
}
