using OrderGrains.Bench.Chaos;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Tests.Bench;

public sealed class FaultReportTests
{
    [Fact]
    public void Violation_OfAHarmlessFaultThatFailedRequests_NamesThem()
    {
        Assert.Null(new FaultReport(ClusterFaults.RestartAll, null, 0).Violation);
        Assert.Null(new FaultReport(ClusterFaults.KillOne, TimeSpan.FromSeconds(3), 4).Violation);
        Assert.StartsWith(
            "2 requests failed: restart one by one", new FaultReport(ClusterFaults.RestartAll, null, 2).Violation,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfRounds_HasTheMedianAndTheWorstOfTheKills()
    {
        ClusterRoundReport[] rounds = [Round(4.5), Round(3.2), Round(3.9)];
        Assert.Equal(
            "orders of a killed silo answered after 3.9 s (median), 4.5 s (worst of 3)",
            ClusterRoundReport.Summary(rounds));
        Assert.Equal("no silo was killed", ClusterRoundReport.Summary([]));
    }

    [Fact]
    public void TakeLatencies_AfterSome_GivesThemOnce()
    {
        LoadJournal journal = new();
        journal.AddAnswered(TimeSpan.FromMilliseconds(4));
        journal.AddAnswered(TimeSpan.FromMilliseconds(40));
        Assert.Equal(TimeSpan.FromMilliseconds(40), journal.TakeLatencies().Max);
        Assert.Equal(TimeSpan.Zero, journal.TakeLatencies().Max);
        Assert.Equal(2, journal.Answered);
    }

    private static ClusterRoundReport Round(double seconds) => new(
        1,
        [
            new FaultReport(ClusterFaults.KillOne, TimeSpan.FromSeconds(seconds), 1),
            new FaultReport(ClusterFaults.KillAll, TimeSpan.FromSeconds(9), 1),
        ],
        new LoadJournal(), 0, []);
}
