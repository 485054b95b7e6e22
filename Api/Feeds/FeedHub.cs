namespace OrderGrains.Api.Feeds;

/// <summary>The tails of this process, one for each bucket that somebody follows. Safe to call from anywhere.</summary>
internal sealed class FeedHub(
    IFeedSource source, FeedMetrics metrics, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<BucketTail> logger)
{
    private readonly Lock gate = new();
    private BucketTail[]? tails;

    /// <summary>Where events come from.</summary>
    public IFeedSource Source => source;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>What is counted.</summary>
    public FeedMetrics Metrics => metrics;

    /// <summary>Cancelled when the process is told to stop: every stream ends.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>A bucket's tail.</summary>
    public BucketTail Tail(int bucket)
    {
        lock (gate)
        {
            return (tails ??= Create())[bucket];
        }
    }

    private BucketTail[] Create()
    {
        var services = new TailServices(time, metrics, logger, Stopping);
        return
        [
            .. Enumerable.Range(0, source.Buckets).Select(bucket => new BucketTail(bucket, source, services)),
        ];
    }
}
