using OrderGrains.Bench.Measures;

namespace OrderGrains.Tests.Bench;

public sealed class OutboxWatchTests
{
    private const string Metrics =
        """
        # HELP ordergrains_outbox_depth Events that wait.
        # TYPE ordergrains_outbox_depth gauge
        ordergrains_outbox_depth 12
        ordergrains_outbox_depth_other 99
        ordergrains_outbox_lag_seconds{bucket="0",note="a b"} 0.25
        ordergrains_outbox_lag_seconds{bucket="1"} 1.5 1700000000
        """;

    [Theory]
    [InlineData("ordergrains_outbox_depth", 12)]
    [InlineData("ordergrains_outbox_lag_seconds", 1.5)]
    public void Gauge_Samples_GivesTheLargest(string name, double expected) =>
        Assert.Equal(expected, OutboxWatch.Gauge(Metrics, name));

    [Fact]
    public void Gauge_NoSample_GivesNull() => Assert.Null(OutboxWatch.Gauge(Metrics, "ordergrains_outbox"));
}
