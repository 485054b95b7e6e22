namespace OrderGrains.Silo;

/// <summary>Which bucket a grain is in, and a key for each bucket. Safe to call from anywhere.</summary>
public interface IBucketKeys
{
    /// <summary>How many buckets there are.</summary>
    /// <exception cref="Ledger.InfrastructureException">The ledger is not open.</exception>
    int Count { get; }

    /// <summary>The bucket of a key.</summary>
    int BucketOf(string key);

    /// <summary>A key in a bucket, the same in every process: how a grain that serves the bucket is called.</summary>
    string KeyOf(int bucket);
}
