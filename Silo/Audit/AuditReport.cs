namespace OrderGrains.Audit;

/// <summary>What an audit of some buckets has found.</summary>
public sealed record AuditReport
{
    /// <summary>The most violations that are listed; the walk goes on counting.</summary>
    public const int MostListed = 1_000;

    /// <summary>The buckets that were walked.</summary>
    public IReadOnlyList<int> Buckets { get; init; } = [];

    /// <summary>How many orders were checked.</summary>
    public long Orders { get; init; }

    /// <summary>How many stores were checked.</summary>
    public long Stores { get; init; }

    /// <summary>How many stores changed so fast that their counters could not be compared.</summary>
    public long UnsettledStores { get; init; }

    /// <summary>How many violations there are, also those that are not listed.</summary>
    public long ViolationCount { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];
}
