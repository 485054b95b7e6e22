using OrderGrains.Bench.Reports;
using OrderGrains.Tests.Bench.Comparison;

namespace OrderGrains.Tests.Bench;

public sealed class BenchResultTests
{
    [Theory]
    [InlineData(0, 20)]
    [InlineData(25, 30)]
    public void Median_RateAskedFor_IsTheRunWithTheMiddleLatency(double rate, double expected)
    {
        BenchResult result = Measured.Result("create", 0, rate) with
        {
            Runs = [Run(perSecond: 20, p99: 400), Run(perSecond: 30, p99: 50), Run(perSecond: 10, p99: 40)],
        };

        Assert.Equal(expected, result.Median.PerSecond);
    }

    private static RunResult Run(double perSecond, double p99) =>
        Measured.Run(perSecond) with { P99Milliseconds = p99 };
}
