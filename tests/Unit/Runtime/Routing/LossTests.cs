using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class LossTests
{
    [Fact]
    public void Drain_WithCallsRunningAndWaiting_EndsTheOneAndMovesTheOthers()
    {
        using TestCluster cluster = Started();
        Task<string?> running = cluster[0].Tally("a").NoteAfter("run", "gate");
        cluster.Until(() => cluster.Tally.Of("run") == 1, "the first call");
        Task<int> waiting = cluster[0].Tally("a").Note("wait");
        cluster.Turns.Run();
        cluster.Place("a", cluster[2]);
        Task drained = cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drain);
        cluster.Turns.Run();
        Assert.False(drained.IsCompleted);
        cluster.Gates.Open("gate");
        Assert.Equal("gate", cluster.Finish(running));
        Assert.Equal(1, cluster.Finish(waiting));
        cluster.Finish(drained);
        Assert.Null(cluster[1].Runtime.FindActivation(GrainId.Create("tally", "a")));
        Assert.NotNull(cluster[2].Runtime.FindActivation(GrainId.Create("tally", "a")));
    }

    [Fact]
    public void Drop_WithCallsRunningAndWaiting_FailsTheOneAndMovesTheOthers()
    {
        using TestCluster cluster = Started();
        Task<string?> running = cluster[0].Tally("a").NoteAfter("run", "gate");
        cluster.Until(() => cluster.Tally.Of("run") == 1, "the first call");
        Task<int> waiting = cluster[0].Tally("a").Note("wait");
        cluster.Turns.Run();
        cluster.Place("a", cluster[2]);
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drop));
        cluster.Failure<UnknownOutcomeException>(running);
        Assert.Equal(1, cluster.Finish(waiting));
        cluster.Gates.Open("gate");
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, cluster.Tally.Of("run"));
        Assert.Equal(0, cluster[1].Runtime.GetStatistics().Sum(static item => item.Activations));
    }

    [Fact]
    public void Drop_WithAnInterleavedCallRunning_NeverAnswersIt()
    {
        using TestCluster cluster = Started();
        Task<string> reading = cluster[0].Probe("a").Look("gate");
        cluster.Until(() => cluster.Gates.Journal.Contains("gate begins"), "the reader");
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drop));
        cluster.Gates.Open("gate");
        cluster.Failure<UnknownOutcomeException>(reading);
    }

    [Fact]
    public void Drop_WithCallsRunningBesideEachOther_FailsThemAtOnce()
    {
        using TestCluster cluster = Started();
        Task<string>[] running =
        [
            cluster[1].Probe("a").Look("one"),
            cluster[1].Probe("a").Peek("two"),
            cluster[1].Probe("a").Peek("three"),
            cluster[1].Runtime.GetGrain<IMixedGrain>("a").Hold("four"),
        ];
        cluster.Turns.Run();
        cluster.Gates.Open("two");
        cluster.Turns.Run();
        Assert.Equal("two", cluster.Finish(running[1]));
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drop));
        foreach (int index in (int[])[0, 2, 3])
        {
            Assert.IsType<UnknownOutcomeException>(running[index].Exception?.InnerException);
        }

        cluster.Gates.Open("one");
        cluster.Gates.Open("three");
        cluster.Gates.Open("four");
        cluster.Turns.Run();
    }

    [Fact]
    public void Answer_OfAGrainThatMayHaveAnotherOwner_IsNotPassedOn()
    {
        using TestCluster cluster = Started();
        cluster.Place("b", cluster[1]);
        cluster[1].Locator.Doubtful["a"] = 0;
        cluster.Failure<UnknownOutcomeException>(cluster[1].Tally("a").Note("x"));
        Assert.Equal(1, cluster.Finish(cluster[1].Tally("b").Note("y")));
    }

    [Fact]
    public void Answer_OfAStatelessWorker_NeedsNoOwner()
    {
        using TestCluster cluster = Started();
        cluster[1].Locator.Doubtful["a"] = 0;
        cluster.Gates.Open("x");
        Task<int> call = cluster[1].Runtime.GetGrain<IWorkerGrain>("a").Work("x");
        cluster.Finish(call);
        Assert.True(call.IsCompletedSuccessfully);
    }

    [Fact]
    public void Drain_PastItsPatience_Drops()
    {
        using TestCluster cluster = Started();
        Task<string?> running = cluster[0].Tally("a").NoteAfter("run", "gate");
        cluster.Until(() => cluster.Tally.Of("run") == 1, "the first call");
        using CancellationTokenSource patience = new();
        Task drained = cluster[1].Runtime.DeactivateAsync(
            static _ => true, DeactivationMode.Drain, patience.Token);
        cluster.Turns.Run();
        patience.Cancel();
        cluster.Finish(drained);
        cluster.Failure<UnknownOutcomeException>(running);
    }

    [Fact]
    public void Deactivate_OfSome_LeavesTheOthers()
    {
        using TestCluster cluster = Started();
        cluster.Place("b", cluster[1]);
        cluster.Finish(cluster[0].Tally("a").Note("x"));
        cluster.Finish(cluster[0].Tally("b").Note("x"));
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(
            static id => id.Key.ToString() == "a", DeactivationMode.Drain));
        Assert.Null(cluster[1].Runtime.FindActivation(GrainId.Create("tally", "a")));
        Assert.NotNull(cluster[1].Runtime.FindActivation(GrainId.Create("tally", "b")));
    }

    [Fact]
    public void Drop_WhileActivating_MovesWhatWaits()
    {
        using TestCluster cluster = new(3);
        cluster.Place("slow", cluster[1]);
        Task<int> call = cluster[0].Probe("slow").Value(1).AsTask();
        cluster.Until(() => cluster.Gates.Journal.Contains("activate slow"), "the activation");
        cluster.Place("slow", cluster[2]);
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drop));
        cluster.Gates.Open("activate slow");
        Assert.Equal(2, cluster.Finish(call));
        Assert.Null(cluster[1].Runtime.FindActivation(GrainId.Create("probe", "slow")));
    }

    [Fact]
    public void Call_FromAGrainThatWasDropped_DoesNotBringItBack()
    {
        using TestCluster cluster = Started();
        cluster.Finish(cluster[1].Tally("a").Note("x"));
        cluster.Place("a", cluster[2]);
        cluster.Finish(cluster[1].Runtime.DeactivateAsync(static _ => true, DeactivationMode.Drop));
        Assert.Equal(1, cluster.Finish(cluster[1].Tally("a").Note("y")));
        Assert.Equal(0, cluster[1].Runtime.GetStatistics().Sum(static item => item.Activations));
    }

    private static TestCluster Started()
    {
        TestCluster cluster = new(3);
        cluster.Place("a", cluster[1]);
        return cluster;
    }
}
