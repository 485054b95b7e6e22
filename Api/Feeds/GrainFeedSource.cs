using OrderGrains.Configuration;
using OrderGrains.Feeds;
using OrderGrains.Silo;

namespace OrderGrains.Api.Feeds;

/// <summary>Asks each bucket's grain, wherever the bucket is.</summary>
internal sealed class GrainFeedSource(
    IGrainFactory grains, IBucketKeys buckets, ApiOptions options, TimeProvider time) : IFeedSource
{
    /// <inheritdoc/>
    public int Buckets => buckets.Count;

    /// <inheritdoc/>
    public int BucketOf(string key) => buckets.BucketOf(key);

    /// <inheritdoc/>
    public Task<FeedPage> ReadAsync(int bucket, FeedRequest request, CancellationToken cancellationToken) =>
        grains.GetGrain<IBucketFeedGrain>(buckets.KeyOf(bucket)).Read(request)
            .WaitAsync(request.Wait + options.RequestTimeout, time, cancellationToken);
}
