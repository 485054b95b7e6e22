namespace OrderGrains.Ledger;

/// <summary>
/// Another owner has taken the bucket over, or nobody commits to it any more: this process can write nothing more.
/// </summary>
public sealed class BucketLostException : InfrastructureException
{
    private readonly int bucket;
    private readonly long? epoch;

    /// <summary>A bucket that is lost.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="epoch">The fencing number that was found; null when it is not known.</param>
    /// <param name="outcomeUnknown">
    /// True when the write may have been committed before: whoever answers has to say so, or to ask the new owner.
    /// </param>
    public BucketLostException(int bucket, long? epoch, bool outcomeUnknown = false)
        : base("bucket_lost", Text(bucket, epoch, outcomeUnknown), retryable: true, TimeSpan.FromSeconds(1))
    {
        this.bucket = bucket;
        this.epoch = epoch;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The same loss as those see it whose writes were never tried.</summary>
    internal BucketLostException Untried() => OutcomeUnknown ? new BucketLostException(bucket, epoch) : this;

    private static string Text(int bucket, long? epoch, bool outcomeUnknown) =>
        (epoch is null ? $"Bucket {bucket} is lost." : $"Bucket {bucket} has another owner (epoch {epoch}).")
        + (outcomeUnknown ? " Whether the write was committed before is unknown." : "");
}
