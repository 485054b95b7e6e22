using OrderGrains.Api.Feeds;
using OrderGrains.Metrics;

namespace OrderGrains.Tests.Feeds;

public sealed class FeedMetricsTests
{
    [Fact]
    public void Opened_StreamsOfWhichOneEnded_CountsThoseThatAreOpen()
    {
        using var collector = new MetricsCollector();
        using var metrics = new FeedMetrics();
        metrics.Opened();
        metrics.Opened();
        metrics.Ended();
        metrics.Cut();

        string text = PrometheusWriter.Write(collector);

        Assert.Contains("\nordergrains_feeds_streams 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\nordergrains_feeds_cut_total 1\n", text, StringComparison.Ordinal);
    }
}
