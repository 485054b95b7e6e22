using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class SiloCallTests
{
    [Fact]
    public void Call_ToAnotherSilo_RunsThereAndAnswers()
    {
        using TestCluster cluster = Started();
        Assert.Equal(6, cluster.Finish(cluster[0].Probe("a").Value(5).AsTask()));
        Assert.Null(cluster[0].Runtime.FindActivation(GrainId.Create("probe", "a")));
        Assert.NotNull(cluster[1].Runtime.FindActivation(GrainId.Create("probe", "a")));
    }

    [Fact]
    public void Call_ThatGivesNull_GivesNull()
    {
        using TestCluster cluster = Started();
        Assert.Null(cluster.Finish(cluster[0].Tally("a").Nothing()));
    }

    [Fact]
    public void Calls_OfOneCaller_ArriveInTheirOrder()
    {
        using TestCluster cluster = Started();
        Task<int>[] calls =
            [.. Enumerable.Range(0, 200).Select(_ => cluster[0].Tally("a").Note("same"))];
        cluster.Finish(Task.WhenAll(calls));
        Assert.Equal(Enumerable.Range(1, 200), calls.Select(static call => call.Result));
    }

    [Fact]
    public void Call_OfOneWayMethod_IsCarriedOutOnce()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[0].Tally("a").NoteLater("x"));
        cluster.Until(() => cluster.Tally.Of("x") == 1, "the one-way call");
        cluster.Until(() => Outstanding(cluster[0]) == 0, "its acknowledgement");
    }

    [Fact]
    public void Call_FromAClient_ReachesTheGrain()
    {
        using TestCluster cluster = new(1);
        TestSilo client = cluster.Add(address: null);
        cluster.Place("a", cluster[0]);
        Assert.Equal(1, cluster.Finish(client.Tally("a").Note("x")));
        Assert.Equal(0, client.Runtime.GetStatistics().Sum(static item => item.Activations));
    }

    [Fact]
    public void Call_WithContextAndTrace_BringsThemAlong()
    {
        using TestCluster cluster = Started();
        using Activity activity = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        RequestContext.Set("who", "me");
        Task<string> call = cluster[0].Probe("a").Context("who");
        RequestContext.Clear();
        activity.Stop();
        Assert.Equal("me|Context", cluster.Finish(call));
    }

    [Fact]
    public void Call_WithAContextThatCannotTravel_FailsAndIsNotSent()
    {
        using TestCluster cluster = Started();
        RequestContext.Set("who", new object());
        Task<int> call = cluster[0].Tally("a").Note("x");
        RequestContext.Clear();
        Assert.Contains("'who'", cluster.Failure<InvalidOperationException>(call).Message, StringComparison.Ordinal);
        Assert.Equal(0, cluster.Tally.Of("x"));
    }

    [Fact]
    public void Failure_OfAKnownType_ComesBackAsThatType()
    {
        using TestCluster cluster = Started();
        ITallyGrain grain = cluster[0].Tally("a");
        Assert.Equal("full", cluster.Failure<GrainOverloadedException>(grain.Fail("overloaded")).Message);
        Assert.Equal("wrong", cluster.Failure<ArgumentException>(grain.Fail("argument")).Message);
        Assert.Equal("stop", cluster.Failure<OperationCanceledException>(grain.Fail("cancelled")).Message);
        InconsistentStateException doubt = cluster.Failure<InconsistentStateException>(grain.Fail("inconsistent"));
        Assert.Equal("slow", Assert.IsType<TimeoutException>(doubt.InnerException).Message);
    }

    [Fact]
    public void Failure_OfARegisteredType_ComesBackWithItsDetails()
    {
        using TestCluster cluster = Started();
        FileNotFoundException failure =
            cluster.Failure<FileNotFoundException>(cluster[0].Tally("a").Fail("registered"));
        Assert.Equal("gone|file_missing|True|00:00:03", failure.Message);
    }

    [Fact]
    public void Failure_OfAnyOtherType_NamesItAndBringsNoStack()
    {
        using TestCluster cluster = Started();
        RemoteGrainException failure = cluster.Failure<RemoteGrainException>(cluster[0].Tally("a").Fail("other"));
        Assert.Equal("System.FormatException", failure.TypeName);
        Assert.Equal("System.FormatException: odd", failure.Message);
    }

    [Fact]
    public void Statistics_AfterCalls_CountThemOnBothSides()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[0].Tally("a").Note("x"));
        cluster.Failure<ArgumentException>(cluster[0].Tally("a").Fail("argument"));
        ConnectionStatistics left = Assert.Single(cluster[0].Transport.GetStatistics().Connections);
        ConnectionStatistics right = Assert.Single(cluster[1].Transport.GetStatistics().Connections);
        Assert.Equal((true, 2, 1, 0), (left.IsOutbound, left.Calls, left.Failures, left.Outstanding));
        Assert.Equal((false, 2, 1, 0), (right.IsOutbound, right.Calls, right.Failures, right.Outstanding));
        Assert.Equal(cluster[0].Address.ToString(), right.Peer);
        Assert.Equal((2, 0), (cluster[0].Transport.CallsSent, cluster[1].Transport.CallsSent));
        Assert.True(left.BytesSent > 0 && right.BytesReceived == left.BytesSent, $"{left} {right}");
    }

    private static TestCluster Started()
    {
        TestCluster cluster = new(2);
        cluster.Place("a", cluster[1]);
        return cluster;
    }

    private static int Outstanding(TestSilo silo) =>
        silo.Transport.GetStatistics().Connections.Sum(static connection => connection.Outstanding);
}
