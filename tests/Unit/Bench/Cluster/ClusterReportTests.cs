using OrderGrains.Bench;
using OrderGrains.Bench.Cluster;
using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Cluster.Reports;

namespace OrderGrains.Tests.Bench.Cluster;

public sealed class ClusterReportTests
{
    [Theory]
    [InlineData(125, "met", "NOT MET")]
    [InlineData(126, "NOT MET", "NOT MET")]
    [InlineData(62, "met", "met")]
    public void Scale_ProcessorTimeOfTheLargest_IsJudgedByTheSmallestAndByAsManyApart(
        double cpu, string bySmallest, string byApart)
    {
        string report = ClusterReport.Scale(
        [
            new("this", 1, Apart: 1, 64, Summary("1", cpu: 100)), new("this", 2, Apart: 1, 128, Summary("2", cpu: 500)),
            new("this", 4, Apart: 1, 256, Summary("4", cpu)), new("this", 1, Apart: 4, 256, Summary("4", cpu: 50)),
        ]);

        Assert.Matches($"beside 1 with 64: .* wanted at most 25 %: {bySmallest}\\.", report);
        Assert.Matches($"beside 4 apart with 256: .* wanted at most 25 %: {byApart}\\.", report);
    }

    [Fact]
    public void AtOnce_SlicesOfSeveralClusters_AddsWhatTheyDid()
    {
        var both = global::OrderGrains.Bench.Cluster.Measures.Slice.AtOnce(
            [Slice(correct: 100, p99: 5), Slice(correct: 50, p99: 7)]);

        Assert.Equal((150, 7, 200), (both.Correct, both.P99, both.Counters.CpuMilliseconds));
    }

    [Theory]
    [InlineData(30, "met")]
    [InlineData(31, "NOT MET")]
    public void Hot_OthersSlower_IsJudged(double beside, string verdict)
    {
        RunTally rush = new();
        rush.AddWrong("status 429", "full");
        rush.AddWrong("status 503", "away");
        HotStoreResult hot = new(Summary("alone", p99: 20), Summary("beside", p99: beside), [rush]);

        string report = ClusterReport.Hot(hot, silos: 4);

        Assert.Contains($"wanted at most 1.5: {verdict}", report, StringComparison.Ordinal);
        Assert.Contains("0 were taken, 1 answered 429, 1 otherwise", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_OfALife_AddsPlacingAndChanges()
    {
        Slice placed = Slice(correct: 100) with { Counters = Counters(calls: 100) };
        Slice changed = Slice(correct: 400) with { Counters = Counters(calls: 150) };

        LifeCost cost = new(hasEmail: true, placed, changed);

        Assert.Equal(2.5, cost.SiloCallsPerLife);
        Assert.Contains("at most 2: NOT MET", ClusterReport.Cost([cost], silos: 4), StringComparison.Ordinal);
    }

    private static SliceSummary Summary(string name, double cpu = 100, double p99 = 10) =>
        new(name, [Slice(1_000, p99) with { Counters = Counters(cpu) }]);

    private static Slice Slice(long correct, double p99 = 10) =>
        new(correct, Wrong: 0, TimeSpan.FromSeconds(1), P50: 1, p99, Counters());

    private static ClusterCounters Counters(double cpu = 100, double calls = 0) => new()
    {
        CpuMilliseconds = cpu,
        FrontEndCpuMilliseconds = 1,
        StoreCpuMilliseconds = 1,
        SiloCalls = calls,
        FrontEndCalls = 1,
        Commits = 1,
        Writes = 1,
        Rows = 3,
    };
}
