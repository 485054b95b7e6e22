using System.Collections.Concurrent;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// Lets the calls of a bucket that leaves come to their end. Meanwhile new ones are turned back, but for those that a
/// draining grain makes itself, on this silo or another: they are let in, so that no drain waits for what waits for it.
/// Safe to use from anywhere.
/// </summary>
/// <param name="bucketOf">A grain's bucket.</param>
internal sealed class BucketDrains(Func<GrainId, int> bucketOf)
{
    /// <summary>The code of a call that was turned back: it has not begun, and may be sent again.</summary>
    public const string TurnedBack = "bucket_moving";

    private const string Mark = "ordergrains.draining";

    private readonly ConcurrentDictionary<int, BucketCalls> calls = new();

    /// <summary>A call begins. False: it may not, and has not.</summary>
    public bool TryEnter(GrainId grain) => In(bucketOf(grain)).TryEnter(RequestContext.Get(Mark) is not null);

    /// <summary>A call that had begun has ended.</summary>
    public void Leave(GrainId grain) => In(bucketOf(grain)).Leave();

    /// <summary>
    /// Marks what a draining grain calls, and all that is called because of it, until the caller's method returns.
    /// </summary>
    public void MarkCallsOf(GrainId grain)
    {
        if (In(bucketOf(grain)).IsDraining)
        {
            RequestContext.Set(Mark, true);
        }
    }

    /// <summary>
    /// Turns new calls back from now on. Done when none is under way; cancelled when the bucket settles before.
    /// </summary>
    public Task DrainAsync(int bucket) => In(bucket).DrainAsync();

    /// <summary>The bucket is here again, or gone for good.</summary>
    public void Settle(int bucket) => In(bucket).Settle();

    private BucketCalls In(int bucket) => calls.GetOrAdd(bucket, static _ => new BucketCalls());
}
