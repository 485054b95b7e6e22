using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class DrainTests
{
    [Fact]
    public void Drain_WithACallAmongDrainedGrains_CarriesItOutAndEnds()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[1].Probe("b").Value(1).AsTask());
        Task<string> running = Begin(cluster, "x", ["probe:b"]);
        Task drained = Drain(cluster, static _ => true);
        Assert.Contains("gone b", cluster.Gates.Journal);
        Assert.False(drained.IsCompleted);

        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.Equal("a>b", Ended(running));
        Assert.True(drained.IsCompletedSuccessfully);
        Assert.Equal(0, Live(cluster[1]));
    }

    [Fact]
    public void Drain_WithACallBackToAReentrantGrain_CarriesItOutAndEnds()
    {
        using TestCluster cluster = Started();
        Task<string> running = Begin(cluster, "x", ["probe:b", "mixed:a"]);
        Task drained = Drain(cluster, static _ => true);
        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.Equal("a>b>a", Ended(running));
        Assert.True(drained.IsCompletedSuccessfully);
    }

    [Fact]
    public void Drain_WithACallThroughAGrainThatStays_CarriesItOutAndEnds()
    {
        using TestCluster cluster = Started();
        cluster.Place("stays", cluster[1]);
        Task<string> running = Begin(cluster, "x", ["probe:stays", "probe:b"]);
        Task drained = Drain(cluster, static id => id.Key.ToString() != "stays");
        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.Equal("a>stays>b", Ended(running));
        Assert.True(drained.IsCompletedSuccessfully);
        Assert.Equal(1, Live(cluster[1]));
    }

    [Fact]
    public void Drain_WithACallThroughAnotherSilo_CarriesItOutAndEnds()
    {
        using TestCluster cluster = Started();
        cluster.Place("away", cluster[0]);
        Task<string> running = Begin(cluster, "x", ["probe:away", "probe:b"]);
        cluster[0].Locator.Set("b", cluster[1].Address);
        Task drained = Drain(cluster, static _ => true, hears: false);
        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.Equal("a>away>b", Ended(running));
        Assert.True(drained.IsCompletedSuccessfully);
    }

    [Fact]
    public void Drains_OfTwoSetsThatCallEachOther_BothEnd()
    {
        using TestCluster cluster = Started();
        Task<string> first = Begin(cluster, "x", ["probe:b"]);
        Task<string> second = cluster[1].Runtime.GetGrain<IMixedGrain>("c").HoldAndChain("y", ["probe:a"]);
        cluster.Turns.Run();
        Task firstDrained = Drain(cluster, static id => id.Key.ToString() == "a");
        Task secondDrained = Drain(cluster, static id => id.Key.ToString() != "a");
        cluster.Gates.Open("x");
        cluster.Gates.Open("y");
        cluster.Turns.Run();
        Assert.Equal(["a>b", "c>a"], [Ended(first), Ended(second)]);
        Assert.True(firstDrained.IsCompletedSuccessfully && secondDrained.IsCompletedSuccessfully);
    }

    [Fact]
    public void Call_FromOutsideDuringADrain_WaitsAndGoesToTheNewSilo()
    {
        using TestCluster cluster = Started();
        IMixedGrain known = cluster[1].Runtime.GetGrain<IMixedGrain>("a");
        Task<string> running = known.HoldAndChain("x", []);
        cluster.Turns.Run();
        Task drained = Drain(cluster, static _ => true);
        Task<string> held = known.Chain([]);
        Task<int> parked = cluster[1].Probe("b").Value(1).AsTask();
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.False(held.IsCompleted || parked.IsCompleted || drained.IsCompleted);

        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.True(running.IsCompletedSuccessfully && drained.IsCompletedSuccessfully);
        Assert.False(held.IsCompleted || parked.IsCompleted);
        cluster.Place("a", cluster[2]);
        cluster.Place("b", cluster[2]);
        Assert.Equal("a", cluster.Finish(held));
        Assert.Equal(2, cluster.Finish(parked));
        Assert.Equal(0, Live(cluster[1]));
    }

    [Fact]
    public void Drop_DuringADrain_BringsNothingBack()
    {
        using TestCluster cluster = Started();
        Task<string> running = Begin(cluster, "x", ["probe:b"]);
        Task drained = Drain(cluster, static _ => true);
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drop));
        cluster.Failure<UnknownOutcomeException>(running);
        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.True(drained.IsCompletedSuccessfully);
        Assert.Equal(0, Live(cluster[1]));
        Assert.DoesNotContain("activate b", cluster.Gates.Journal);
    }

    [Fact]
    public void Drain_PastItsPatience_BringsNothingBack()
    {
        using TestCluster cluster = Started();
        Task<string> running = Begin(cluster, "x", ["probe:b"]);
        using CancellationTokenSource patience = new();
        Task drained = Drain(cluster, static _ => true, hears: true, patience.Token);
        patience.Cancel();
        cluster.Finish(drained);
        cluster.Failure<UnknownOutcomeException>(running);
        cluster.Gates.Open("x");
        cluster.Turns.Run();
        Assert.Equal(0, Live(cluster[1]));
        Assert.DoesNotContain("activate b", cluster.Gates.Journal);
    }

    private static TestCluster Started()
    {
        TestCluster cluster = new(3);
        cluster.Place("a", cluster[1]);
        cluster.Place("b", cluster[1]);
        cluster.Place("c", cluster[1]);
        return cluster;
    }

    private static Task<string> Begin(TestCluster cluster, string gate, IReadOnlyList<string> path)
    {
        Task<string> running = cluster[1].Runtime.GetGrain<IMixedGrain>("a").HoldAndChain(gate, path);
        cluster.Turns.Run();
        return running;
    }

    /// <summary>As a hand-over does it: nobody has the grains until they have ended.</summary>
    private static Task Drain(
        TestCluster cluster, Func<GrainId, bool> isGivenUp, bool hears = true, CancellationToken patience = default)
    {
        foreach (string key in (string[])["a", "b", "c"])
        {
            cluster[1].Locator.Set(key, null);
            if (hears)
            {
                cluster.Place(key, null);
            }
        }

        Task drained = cluster[1].Runtime.DeactivateAsync(isGivenUp, DeactivationMode.Drain, patience);
        cluster.Turns.Run();
        return drained;
    }

    private static string Ended(Task<string> call)
    {
        Assert.True(call.IsCompleted, "The call has not ended.");
        return call.GetAwaiter().GetResult();
    }

    private static int Live(TestSilo silo) => silo.Runtime.GetStatistics().Sum(static item => item.Activations);
}
