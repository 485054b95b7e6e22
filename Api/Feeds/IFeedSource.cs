using OrderGrains.Feeds;

namespace OrderGrains.Api.Feeds;

/// <summary>Where the buckets' events come from. Safe to call from anywhere.</summary>
internal interface IFeedSource
{
    /// <summary>How many buckets there are.</summary>
    int Buckets { get; }

    /// <summary>The bucket of an order's key.</summary>
    int BucketOf(string key);

    /// <summary>Reads a bucket's next events; see <see cref="IBucketFeedGrain.Read"/>.</summary>
    Task<FeedPage> ReadAsync(int bucket, FeedRequest request, CancellationToken cancellationToken);
}
