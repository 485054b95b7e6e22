using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class LifeTests
{
    [Fact]
    public void Call_WhileActivating_WaitsForIt()
    {
        using TestHost host = new();
        Task<int> call = host.Probe("slow").Value(1).AsTask();
        host.Turns.Run();
        Assert.False(call.IsCompleted);
        host.Gates.Open("activate slow");
        Assert.Equal(2, host.Finish(call));
    }

    [Fact]
    public void Call_OfGrainThatCannotBeActivated_FailsAllWhoWait()
    {
        using TestHost host = new();
        host.Gates.Failing.Add("slow");
        Task<int>[] calls = [.. Enumerable.Range(0, 3).Select(number => host.Probe("slow").Value(number).AsTask())];
        host.Turns.Run();
        host.Gates.Open("activate slow");
        foreach (Task<int> call in calls)
        {
            Assert.Equal("slow cannot be activated.", host.Failure<InvalidOperationException>(call).Message);
        }

        Assert.Null(host.Find("probe", "slow"));
        host.Gates.Failing.Clear();
        Assert.Equal(2, host.Finish(host.Probe("slow").Value(1).AsTask()));
    }

    [Fact]
    public void DeactivateOnIdle_WithCallsWaiting_HandsThemToTheNextActivation()
    {
        using TestHost host = new();
        Task end = host.Probe("a").EndSoon();
        Task<int> next = host.Probe("a").Value(1).AsTask();
        host.Finish(end);
        Assert.Equal(2, host.Finish(next));
        Assert.Equal(
            ["activate a", "deactivate a ApplicationRequested", "gone a", "activate a"], host.Gates.Journal);
    }

    [Fact]
    public void Call_WhileDeactivating_GoesToTheNextActivationAfterIt()
    {
        using TestHost host = new();
        host.Finish(host.Probe("lingering").EndSoon());
        Task<int> next = host.Probe("lingering").Value(1).AsTask();
        host.Turns.Run();
        Assert.False(next.IsCompleted);
        Assert.Equal(["activate lingering", "deactivate lingering ApplicationRequested"], host.Gates.Journal);

        host.Gates.Open("deactivate lingering");
        Assert.Equal(2, host.Finish(next));
        Assert.Equal(["gone lingering", "activate lingering"], host.Gates.Journal.Skip(2));
    }

    [Fact]
    public void Call_ThroughAnOldReference_ReachesTheNewActivation()
    {
        using TestHost host = new();
        IProbeGrain grain = host.Probe("a");
        host.Finish(grain.EndSoon());
        Assert.Equal(2, host.Finish(grain.Value(1).AsTask()));
    }

    [Fact]
    public void Call_ThatFailsInconsistent_DropsTheActivation()
    {
        using TestHost host = new();
        Task failing = host.Probe("a").FailInconsistent();
        Task<int> next = host.Probe("a").Value(1).AsTask();
        host.Failure<Orleans.Storage.InconsistentStateException>(failing);
        Assert.Equal(2, host.Finish(next));
        Assert.Equal(["activate a", "deactivate a ApplicationError", "gone a", "activate a"], host.Gates.Journal);
    }

    [Fact]
    public void Sweep_OfIdleGrain_DeactivatesItAfterItsAge()
    {
        using TestHost host = new(static options => options.IdleAge = TimeSpan.FromMinutes(10));
        host.Finish(host.Probe("a").Value(1).AsTask());
        host.Pass(TimeSpan.FromMinutes(9));
        host.Finish(host.Probe("b").Value(1).AsTask());
        host.Pass(TimeSpan.FromMinutes(4));
        Assert.Null(host.Find("probe", "a"));
        Assert.NotNull(host.Find("probe", "b"));
        Assert.Contains("deactivate a ActivationIdle", host.Gates.Journal);
        host.Pass(TimeSpan.FromMinutes(10));
        Assert.Null(host.Find("probe", "b"));
    }

    [Fact]
    public void Sweep_OfGrainWithRunningRequest_LeavesIt()
    {
        using TestHost host = new();
        Task<string> call = host.Probe("a").Hold("x");
        host.Pass(TimeSpan.FromHours(1));
        Assert.NotNull(host.Find("probe", "a"));
        host.Gates.Open("x");
        Assert.Equal("x", host.Finish(call));
    }

    [Fact]
    public async Task Deactivation_UnderParallelCalls_LosesNone()
    {
        using TestHost host = new(scheduler: new ThreadPoolTurnScheduler());
        ICounterGrain grain = host.Runtime.GetGrain<ICounterGrain>("a");
        GrainId id = GrainId.Create("counter", "a");
        Task[] callers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (int call = 0; call < 300; call++)
                {
                    await grain.Count();
                    host.Runtime.TryDeactivate(id);
                }
            },
            TestContext.Current.CancellationToken))];
        await Task.WhenAll(callers).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        GrainStatistics counter = host.Runtime.GetStatistics().Single(item => item.Type == id.Type);
        Assert.Equal((8L * 300, 0L), (counter.Calls, counter.Errors));
    }
}
