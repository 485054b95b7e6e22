namespace OrderGrains.Audit;

/// <summary>What an audit has found so far. Safe to use from anywhere.</summary>
internal sealed class AuditFindings
{
    private readonly Lock gate = new();
    private readonly List<Violation> listed = [];
    private long violations;
    private long orders;
    private long stores;
    private long unsettled;

    public void Add(IEnumerable<Violation> found)
    {
        foreach (Violation violation in found)
        {
            Add(violation);
        }
    }

    public void Add(Violation? found)
    {
        if (found is null)
        {
            return;
        }

        lock (gate)
        {
            violations++;
            if (listed.Count < AuditReport.MostListed)
            {
                listed.Add(found);
            }
        }
    }

    public void CountOrder() => Interlocked.Increment(ref orders);

    public void CountStore() => Interlocked.Increment(ref stores);

    public void CountUnsettled() => Interlocked.Increment(ref unsettled);

    public AuditReport Report(IReadOnlyList<int> buckets)
    {
        lock (gate)
        {
            return new AuditReport
            {
                Buckets = buckets,
                Orders = Interlocked.Read(ref orders),
                Stores = Interlocked.Read(ref stores),
                UnsettledStores = Interlocked.Read(ref unsettled),
                ViolationCount = violations,
                Violations = [.. listed],
            };
        }
    }
}
