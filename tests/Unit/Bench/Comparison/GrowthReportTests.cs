using OrderGrains.Bench.Comparison.Growth;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class GrowthReportTests
{
    private static readonly GrowthOptions Options = GrowthOptions.Parse(["builds"]);

    [Fact]
    public void Text_OfACurve_HasARowForEachSize()
    {
        GrowthReport report = new(Options, [Curve(wrong: 0)]);

        Assert.Matches(@"\| 1,000 +\| 500 ", report.Text());
        Assert.Matches(@"\| 10,000 +\| 400 ", report.Text());
        Assert.True(report.IsCorrect);
    }

    [Fact]
    public void IsCorrect_AWrongRead_IsFalse() => Assert.False(new GrowthReport(Options, [Curve(wrong: 1)]).IsCorrect);

    [Fact]
    public void Text_OfStarts_SaysHowLongTheyTook()
    {
        StartUp start = new(5_000_000, TimeSpan.FromSeconds(1.25), TimeSpan.FromSeconds(2.5));
        GrowthReport report = new(Options, [Curve(wrong: 0) with { StartUps = [start] }]);

        Assert.Contains(
            "with 5,000,000 orders: an order is read 1.25 s and one is placed 2.50 s after the start",
            report.Text(), StringComparison.Ordinal);
    }

    private static GrowthCurve Curve(long wrong) => new(
        "live", "Orders in memory.",
        [
            new GrowthPoint(1_000, Measured.Run(500), Get: null),
            new GrowthPoint(10_000, Measured.Run(400), Measured.Run(9_000) with { Wrong = wrong }),
        ]);
}
