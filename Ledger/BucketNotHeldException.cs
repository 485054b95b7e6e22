namespace OrderGrains.Ledger;

/// <summary>The key's bucket is not open in this process: another silo has it, or it is on its way.</summary>
/// <param name="bucket">The bucket.</param>
public sealed class BucketNotHeldException(int bucket)
    : InfrastructureException(
        "bucket_moved", $"Bucket {bucket} is not held by this silo.", retryable: true, TimeSpan.FromSeconds(1))
{
    /// <summary>The bucket.</summary>
    public int Bucket { get; } = bucket;
}
