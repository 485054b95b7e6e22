using OrderGrains.Bench.Comparison.Measures;
using OrderGrains.Bench.Comparison.Reports;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class TargetsTests
{
    [Fact]
    public void All_RatesOfBoth_AreDivided()
    {
        Target target = Find("create ÷ equal", [
            Measured.System("ours", Measured.Result("create", 900)),
            Measured.System("equal", Measured.Result("create", 1_000))]);

        Assert.Equal(0.9, target.Measured);
        Assert.True(target.IsMet);
    }

    [Fact]
    public void All_OneNotMeasured_IsNotJudged() => Assert.Null(
        Find("create ÷ equal", [Measured.System("ours", Measured.Result("create", 900))]).IsMet);

    [Fact]
    public void All_OtherConnectionsOrAPacedRun_DoNotCount()
    {
        SystemResult floor = Measured.System(
            "equal", Measured.Result("create", 10, rate: 10), Measured.Result("create", 20, connections: 1),
            Measured.Result("create", 1_000));

        Target target = Find(
            "create ÷ equal", [Measured.System("ours", Measured.Result("create", 500)), floor]);

        Assert.Equal(0.5, target.Measured);
        Assert.False(target.IsMet);
    }

    [Fact]
    public void All_TwoSettingsOfTheEngine_TheFasterOneCounts() => Assert.Equal(
        4,
        Find("create ÷ Restate", [
            Measured.System("ours", Measured.Result("create", 4_000)),
            Measured.System("restate", Measured.Result("create", 500)),
            Measured.System("restate tuned", Measured.Result("create", 1_000))]).Measured);

    [Fact]
    public void All_HalfOfThePeak_ComparesTheMiddleOfEachPercentile()
    {
        Target target = Find("p99 at half", [], [
            Paced("ours", 3, 90, 6), Paced("equal", 2, 4, 1)]);

        Assert.Equal(3, target.Measured);
        Assert.False(target.IsMet);
    }

    [Fact]
    public void All_OutboxOfAnyRun_TheLongestWaitCounts()
    {
        BenchResult slow = Measured.Result("create", 900) with
        {
            Runs =
            [
                Measured.Run(900) with { Outbox = Measured.Outbox(0.2) },
                Measured.Run(900) with { Outbox = Measured.Outbox(1.2) },
            ],
        };

        Target target = Find("longest wait", [Measured.System("ours", slow)]);

        Assert.Equal(1.2, target.Measured);
        Assert.False(target.IsMet);
    }

    private static Target Find(
        string name, IReadOnlyList<SystemResult> results, IReadOnlyList<SystemResult>? paced = null) =>
        new Targets(results, paced ?? []).All()
            .Single(target => target.Name.StartsWith(name, StringComparison.Ordinal));

    private static SystemResult Paced(string name, params double[] p99) => Measured.System(
        name,
        Measured.Result("create", 100, rate: 100) with
        {
            Runs = [.. p99.Select(value => Measured.Run(100) with { P99Milliseconds = value })],
        });
}
