using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class ExpiryTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    [Fact]
    public void Call_ThatIsNotAnsweredInTime_FailsAsUnknown()
    {
        using TestCluster cluster = Started();
        DateTimeOffset start = cluster.Time.Now;
        cluster.Failure<UnknownOutcomeException>(cluster[0].Tally("a").NoteAfter("x", "gate"));
        Assert.InRange(cluster.Time.Now - start, Timeout, Timeout + TimeSpan.FromSeconds(0.2));
        Assert.Equal(1, cluster.Tally.Of("x"));
    }

    [Fact]
    public void Call_WhoseTimeIsUpInTheMailbox_IsNeverCarriedOut()
    {
        using TestCluster cluster = Started();
        Task<string?> running = cluster[0].Tally("a").NoteAfter("x", "gate");
        cluster.Until(() => cluster.Tally.Of("x") == 1, "the first call");
        Task<int> waiting = cluster[0].Tally("a").Note("late");
        cluster.Pass(Timeout * 2);
        cluster.Failure<UnknownOutcomeException>(running);
        cluster.Failure<UnknownOutcomeException>(waiting);
        cluster.Gates.Open("gate");
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(0, cluster.Tally.Of("late"));
        Assert.Equal(1, cluster.Finish(cluster[0].Tally("a").Note("next")));
    }

    [Fact]
    public void Call_MadeWhileServingOne_HasWhatIsLeftOfItsTime()
    {
        using TestCluster cluster = new(3);
        TestSilo hasty = cluster.Add(null, static options => options.CallTimeout = Timeout);
        cluster.Place("b", cluster[1]);
        cluster.Place("held", cluster[2]);
        Task<string> call = hasty.Probe("b").Chain(["hold:held"]);
        cluster.Failure<UnknownOutcomeException>(call);
        cluster.Pass(TimeSpan.FromSeconds(0.5));
        ConnectionStatistics onward = cluster[1].Transport.GetStatistics().Connections
            .Single(static connection => connection.IsOutbound);
        Assert.Equal(0, onward.Outstanding);
    }

    private static TestCluster Started()
    {
        TestCluster cluster = new(2, static options => options.CallTimeout = Timeout);
        cluster.Place("a", cluster[1]);
        return cluster;
    }
}
