using Orleans.Concurrency;

namespace OrderGrains.Feeds;

/// <summary>
/// Reads the events of one bucket as they are committed, for the front ends that show them. Keeps nothing. Key: any
/// that is in the bucket.
/// </summary>
[Alias("og.IBucketFeedGrain")]
public interface IBucketFeedGrain : IGrainWithStringKey
{
    /// <summary>
    /// The next events of orders, payments, fulfilments and stores from a place on; waits for one while there is none.
    /// Changes nothing: it may be asked again as often as one likes.
    /// </summary>
    [Alias("Read"), AlwaysInterleave]
    Task<FeedPage> Read(FeedRequest request);
}
