using System.Diagnostics.Metrics;

namespace OrderGrains.Api.Feeds;

/// <summary>The streams of this process: the meter <c>OrderGrains.Api</c>. Safe to call from anywhere.</summary>
internal sealed class FeedMetrics : IDisposable
{
    private readonly Meter meter = new("OrderGrains.Api");
    private readonly UpDownCounter<int> streams;
    private readonly Counter<long> cut;

    public FeedMetrics()
    {
        streams = meter.CreateUpDownCounter<int>(
            "ordergrains.feeds.streams", null, "Streams of live updates that are open.");
        cut = meter.CreateCounter<long>(
            "ordergrains.feeds.cut", null, "Events that came for a stream whose client was too slow; it was ended.");
    }

    /// <summary>A stream was opened.</summary>
    public void Opened() => streams.Add(1);

    /// <summary>A stream has ended.</summary>
    public void Ended() => streams.Add(-1);

    /// <summary>A stream's client was too slow.</summary>
    public void Cut() => cut.Add(1);

    public void Dispose() => meter.Dispose();
}
