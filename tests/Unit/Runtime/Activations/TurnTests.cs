using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class TurnTests
{
    [Fact]
    public void Call_OfOrdinaryGrain_RunsAlone()
    {
        using TestHost host = new();
        Task<string> first = host.Probe("a").Hold("x");
        Task<string> second = host.Probe("a").Hold("y");
        host.Turns.Run();
        Assert.Equal(["activate a", "x begins"], host.Gates.Journal);

        host.Gates.Open("x");
        host.Gates.Open("y");
        Assert.Equal("x", host.Finish(first));
        Assert.Equal("y", host.Finish(second));
        Assert.Equal(["activate a", "x begins", "x ends", "y begins", "y ends"], host.Gates.Journal);
    }

    [Fact]
    public void Call_OfReentrantGrain_Interleaves()
    {
        using TestHost host = new();
        Task<string> first = host.Mixed("a").Hold("x");
        Task<string> second = host.Mixed("a").Hold("y");
        host.Turns.Run();
        host.Gates.Open("y");
        Assert.Equal("y", host.Finish(second));
        Assert.False(first.IsCompleted);
        host.Gates.Open("x");
        Assert.Equal("x", host.Finish(first));
    }

    [Theory]
    [InlineData("Hold", "Hold", false)]
    [InlineData("Hold", "Look", false)]
    [InlineData("Hold", "Peek", true)]
    [InlineData("Look", "Hold", false)]
    [InlineData("Look", "Look", true)]
    [InlineData("Look", "Peek", true)]
    [InlineData("Peek", "Hold", true)]
    [InlineData("Peek", "Look", true)]
    [InlineData("Peek", "Peek", true)]
    public void Call_WhileAnotherRuns_StartsAsItsMethodSays(string running, string next, bool starts)
    {
        using TestHost host = new();
        IProbeGrain grain = host.Probe("a");
        Task<string> first = Call(grain, running, "x");
        host.Turns.Run();
        Task<string> second = Call(grain, next, "y");
        host.Turns.Run();
        Assert.Equal(starts, host.Gates.Journal.Contains("y begins"));

        host.Gates.Open("x");
        host.Gates.Open("y");
        Assert.Equal("x", host.Finish(first));
        Assert.Equal("y", host.Finish(second));
    }

    [Fact]
    public void Execute_OfBusyGrain_LetsOthersRunAfterItsShare()
    {
        using TestHost host = new(static options => options.MaxItemsPerTurn = 3);
        Task<int>[] busy = [.. Enumerable.Range(0, 10).Select(number => host.Probe("busy").Value(number).AsTask())];
        Task<int> other = host.Probe("other").Value(1).AsTask();
        host.Turns.RunOne();
        host.Turns.RunOne();
        Assert.True(other.IsCompleted);
        Assert.False(busy[^1].IsCompleted);
        host.Turns.Run();
        Assert.All(busy, static call => Assert.True(call.IsCompletedSuccessfully));
    }

    [Fact]
    public void Continuation_OfGrainCode_RunsInATurn()
    {
        using TestHost host = new();
        Task<bool> call = host.Probe("a").StaysInTurn("x");
        host.Turns.Run();
        host.Gates.Open("x");
        Assert.True(host.Finish(call));
    }

    [Fact]
    public async Task Call_FromManyThreads_RunsOneAtATime()
    {
        using TestHost host = new(scheduler: new ThreadPoolTurnScheduler());
        ICounterGrain[] grains =
            [.. Enumerable.Range(0, 4).Select(key => host.Runtime.GetGrain<ICounterGrain>($"{key}"))];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(
            async () =>
            {
                for (int call = 0; call < 500; call++)
                {
                    await grains[(caller + call) % grains.Length].Count();
                }
            },
            TestContext.Current.CancellationToken)));
        foreach (ICounterGrain grain in grains)
        {
            Assert.Equal(16 * 500 / grains.Length, await grain.Total());
        }
    }

    private static Task<string> Call(IProbeGrain grain, string method, string gate) => method switch
    {
        "Hold" => grain.Hold(gate),
        "Look" => grain.Look(gate),
        _ => grain.Peek(gate),
    };
}
