using OrderGrains.Audit;

namespace OrderGrains.Api.Cluster;

/// <summary>What an audit of the cluster has found.</summary>
public sealed record AuditBody
{
    /// <summary>How many buckets were walked.</summary>
    public int Buckets { get; init; }

    /// <summary>Buckets that nobody could walk.</summary>
    public IReadOnlyList<int> BucketsNotWalked { get; init; } = [];

    /// <summary>How many orders were checked.</summary>
    public long Orders { get; init; }

    /// <summary>How many stores were checked.</summary>
    public long Stores { get; init; }

    /// <summary>How many stores changed so fast that their counters could not be compared.</summary>
    public long UnsettledStores { get; init; }

    /// <summary>How many violations there are.</summary>
    public long ViolationCount { get; init; }

    /// <summary>The violations; at most 1,000 are listed.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>How long the walk took, in milliseconds.</summary>
    public long TookMs { get; init; }

    /// <summary>Merges the reports of silos.</summary>
    internal static AuditBody Of(IReadOnlyList<AuditReport> reports, int buckets, TimeSpan took)
    {
        HashSet<int> walked = [.. reports.SelectMany(report => report.Buckets)];
        return new AuditBody
        {
            Buckets = walked.Count,
            BucketsNotWalked = [.. Enumerable.Range(0, buckets).Except(walked)],
            Orders = reports.Sum(report => report.Orders),
            Stores = reports.Sum(report => report.Stores),
            UnsettledStores = reports.Sum(report => report.UnsettledStores),
            ViolationCount = reports.Sum(report => report.ViolationCount),
            Violations = [.. reports.SelectMany(report => report.Violations).Take(AuditReport.MostListed)],
            TookMs = (long)took.TotalMilliseconds,
        };
    }
}
