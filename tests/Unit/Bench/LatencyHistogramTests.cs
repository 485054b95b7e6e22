using OrderGrains.Bench.Measures;

namespace OrderGrains.Tests.Bench;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentile_KnownLatencies_IsWithinOnePerCent()
    {
        LatencyHistogram histogram = new();
        for (long value = 1; value <= 100_000; value++)
        {
            histogram.Record(value * 1_000);
        }

        AssertNear(50_000_000, histogram.Percentile(0.5));
        AssertNear(99_000_000, histogram.Percentile(0.99));
        AssertNear(99_900_000, histogram.Percentile(0.999));
        Assert.Equal(100_000_000, histogram.MaxNanoseconds);
        Assert.Equal(100_000, histogram.Count);
    }

    [Fact]
    public void Percentile_OneLatency_IsThatLatency()
    {
        LatencyHistogram histogram = new();
        histogram.Record(123_456_789);

        Assert.Equal(123_456_789, histogram.Percentile(0.5));
        Assert.Equal(123_456_789, histogram.Percentile(1));
    }

    [Fact]
    public void Percentile_NothingRecorded_IsZero() => Assert.Equal(0, new LatencyHistogram().Percentile(0.99));

    [Fact]
    public void Record_LargestValue_IsHeld()
    {
        LatencyHistogram histogram = new();
        histogram.Record(long.MaxValue);

        Assert.Equal(long.MaxValue, histogram.Percentile(1));
    }

    private static void AssertNear(long expected, long actual) =>
        Assert.InRange(actual, expected - (expected / 100), expected + (expected / 100));
}
