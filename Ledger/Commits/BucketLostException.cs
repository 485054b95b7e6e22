namespace OrderGrains.Ledger;

/// <summary>Another owner has taken the bucket over: this one can write nothing more.</summary>
public sealed class BucketLostException(int bucket, long? epoch)
    : InfrastructureException(
        "bucket_lost", $"Bucket {bucket} has another owner (epoch {epoch}).", retryable: true, TimeSpan.FromSeconds(1));
