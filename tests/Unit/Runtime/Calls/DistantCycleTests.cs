using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class DistantCycleTests
{
    [Fact]
    public void Call_BackFromAnotherSilo_IsRefused()
    {
        using TestCluster cluster = Started();
        CallCycleException failure =
            cluster.Failure<CallCycleException>(cluster[0].Probe("a").Chain(["probe:b", "probe:a"]));
        Assert.Contains("probe/a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_BackThroughThreeSilos_IsRefused()
    {
        using TestCluster cluster = Started();
        cluster.Failure<CallCycleException>(
            cluster[0].Probe("a").Chain(["probe:b", "probe:c", "probe:d", "probe:a"]));
    }

    [Fact]
    public void Call_BackOnTheOtherSilosOwnGrain_IsRefused()
    {
        using TestCluster cluster = Started();
        cluster.Failure<CallCycleException>(
            cluster[0].Probe("a").Chain(["probe:b", "probe:a2", "probe:b"]));
    }

    [Fact]
    public void Call_BackToAReentrantGrain_IsAllowed()
    {
        using TestCluster cluster = Started();
        cluster.Place("m", cluster[0]);
        Assert.Equal(
            "m>b>m", cluster.Finish(cluster[0].Runtime.GetGrain<IMixedGrain>("m").Chain(["probe:b", "mixed:m"])));
    }

    [Fact]
    public void Call_BackFromReaderToReader_IsAllowed()
    {
        using TestCluster cluster = Started();
        Assert.Equal("a>b>a", cluster.Finish(cluster[0].Probe("a").ChainReading(["read:b", "read:a"])));
    }

    [Fact]
    public void Call_BackOfAlwaysInterleavedMethod_IsAllowed()
    {
        using TestCluster cluster = Started();
        cluster.Gates.Open("a");
        Assert.Equal("a>b>a", cluster.Finish(cluster[0].Probe("a").Chain(["probe:b", "peek:a"])));
    }

    [Fact]
    public void Calls_ThatCloseACycleFromBothEnds_DoNotHang()
    {
        using TestCluster cluster = Started();
        Task<string> left = cluster[0].Probe("a").Chain(["probe:b"]);
        Task<string> right = cluster[1].Probe("b").Chain(["probe:a"]);
        DateTimeOffset start = cluster.Time.Now;
        cluster.Until(() => left.IsCompleted && right.IsCompleted, "both calls");
        Assert.True(cluster.Time.Now - start < TimeSpan.FromSeconds(1), "Only the time-out ended them.");
        Assert.Contains(new[] { left, right }, static call => call.Exception?.InnerException is CallCycleException);
    }

    [Fact]
    public void Call_ThatOnlyWaitsForABusyGrain_Waits()
    {
        using TestCluster cluster = Started();
        Task<string> holding = cluster[1].Probe("b").Hold("x");
        cluster.Turns.Run();
        Task<string> waiting = cluster[0].Probe("a").Chain(["probe:b"]);
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);
        cluster.Gates.Open("x");
        Assert.Equal("x", cluster.Finish(holding));
        Assert.Equal("a>b", cluster.Finish(waiting));
    }

    [Fact]
    public void Call_BackToAGrainThatHasMovedMeanwhile_LeavesNoActivationBehind()
    {
        using TestCluster cluster = Started();
        cluster[1].Locator.Set("a", cluster[1].Address);
        cluster.Failure<CallCycleException>(cluster[0].Probe("a").Chain(["probe:b", "probe:a"]));
        Assert.Null(cluster[1].Runtime.FindActivation(GrainId.Create("probe", "a")));
        Assert.Equal("a", cluster.Finish(cluster[1].Probe("a").Chain([])));
    }

    private static TestCluster Started()
    {
        TestCluster cluster = new(3);
        cluster.Place("a", cluster[0]);
        cluster.Place("a2", cluster[0]);
        cluster.Place("b", cluster[1]);
        cluster.Place("c", cluster[2]);
        cluster.Place("d", cluster[1]);
        return cluster;
    }
}
