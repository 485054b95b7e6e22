using Orleans.Storage;

namespace OrderGrains.Tests.Runtime;

public sealed class PersistentStateTests
{
    [Fact]
    public void State_OfNextActivation_IsTheStoredOne()
    {
        using TestHost host = new();
        IStatefulGrain grain = host.Runtime.GetGrain<IStatefulGrain>("a");
        Assert.Equal(5, host.Finish(grain.Add(5)));
        host.Pass(TimeSpan.FromHours(1));
        Assert.Null(host.Find("stateful", "a"));
        Assert.Equal(5, host.Finish(grain.Read()));
        Assert.Equal(["activated with 0, new", "activated with 5, stored"], host.Gates.Journal);
    }

    [Fact]
    public void WriteStateAsync_WhileAnotherWriteIsInFlight_GoesStraightToTheStorage()
    {
        using TestHost host = new();
        host.Storage.HoldsWrites = true;
        Task call = host.Runtime.GetGrain<IStatefulGrain>("a").AddTwiceAtOnce();
        host.Turns.Run();
        Assert.Equal(2, host.Storage.HeldWrites.Count);
        host.Storage.HeldWrites.ForEach(static write => write.SetResult());
        host.Finish(call);
    }

    [Fact]
    public void WriteStateAsync_ThatFails_FailsTheCallAndDropsTheActivation()
    {
        using TestHost host = new();
        IStatefulGrain grain = host.Runtime.GetGrain<IStatefulGrain>("a");
        host.Finish(grain.Add(1));
        host.Storage.FailsWrites = true;
        Task<int> failing = grain.Add(1);
        Task<int> next = grain.Read();
        host.Failure<InconsistentStateException>(failing);
        host.Finish(next);
        Assert.Equal("activated with 2, stored", host.Gates.Journal[^1]);
    }

    [Fact]
    public void ClearStateAsync_OfStoredState_ForgetsIt()
    {
        using TestHost host = new();
        IStatefulGrain grain = host.Runtime.GetGrain<IStatefulGrain>("a");
        host.Finish(grain.Add(1));
        host.Finish(grain.Clear());
        host.Pass(TimeSpan.FromHours(1));
        Assert.Equal(0, host.Finish(grain.Read()));
    }
}
