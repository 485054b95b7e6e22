namespace OrderGrains.Status;

/// <summary>Which silos there are and which buckets they own, as last read. Safe to call from anywhere.</summary>
public interface IClusterMap
{
    /// <summary>How many buckets the ledger has.</summary>
    int Buckets { get; }

    /// <summary>The silos; one, <c>local</c>, where one process has everything.</summary>
    IReadOnlyList<ClusterSilo> Silos { get; }

    /// <summary>The order's bucket.</summary>
    int BucketOf(EntityKey order);

    /// <summary>The epoch in which the bucket's owner has opened it; 0 as long as it has not.</summary>
    long EpochOf(int bucket);
}
