using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class CallCycleTests
{
    [Fact]
    public void Call_OfItself_IsRefused()
    {
        using TestHost host = new();
        CallCycleException failure = host.Failure<CallCycleException>(host.Probe("a").Chain(["probe:a"]));
        Assert.Contains("probe/a → probe/a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_BackThroughOthers_IsRefusedAndNamesTheChain()
    {
        using TestHost host = new();
        CallCycleException failure =
            host.Failure<CallCycleException>(host.Probe("a").Chain(["probe:b", "probe:c", "probe:a"]));
        Assert.Contains("probe/a → probe/b → probe/c → probe/a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_BackThroughAReentrantGrain_IsRefused()
    {
        using TestHost host = new();
        CallCycleException failure =
            host.Failure<CallCycleException>(host.Probe("a").Chain(["mixed:m", "probe:a"]));
        Assert.Contains("probe/a → mixed/m → probe/a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_BackFromALaterTurnOfAReentrantGrain_IsRefusedForItsOwnRequestOnly()
    {
        using TestHost host = new();
        Task<string> other = host.Mixed("m").HoldAndChain("x", ["probe:a"]);
        host.Turns.Run();
        Task<string> cyclic = host.Probe("a").Chain(["mixed:m", "probe:a"]);
        host.Failure<CallCycleException>(cyclic);
        host.Gates.Open("x");
        Assert.Equal("m>a", host.Finish(other));
    }

    [Fact]
    public void Call_BackToAReentrantGrain_IsAllowed()
    {
        using TestHost host = new();
        Assert.Equal("m>a>m", host.Finish(host.Mixed("m").Chain(["probe:a", "mixed:m"])));
    }

    [Fact]
    public void Call_BackOfAlwaysInterleavedMethod_IsAllowed()
    {
        using TestHost host = new();
        host.Gates.Open("a");
        Assert.Equal("a>b>a", host.Finish(host.Probe("a").Chain(["probe:b", "peek:a"])));
    }

    [Fact]
    public void Call_BackFromReaderToReader_IsAllowed()
    {
        using TestHost host = new();
        Assert.Equal("a>b>a", host.Finish(host.Probe("a").ChainReading(["read:b", "read:a"])));
    }

    [Fact]
    public void Call_BackFromReaderToWriter_IsRefused()
    {
        using TestHost host = new();
        host.Failure<CallCycleException>(host.Probe("a").ChainReading(["read:b", "probe:a"]));
    }

    [Fact]
    public void Calls_ThatCloseACycleFromBothEnds_DoNotHang()
    {
        using TestHost host = new();
        Task<string> left = host.Probe("a").Chain(["probe:b"]);
        Task<string> right = host.Probe("b").Chain(["probe:a"]);
        host.Turns.Run();
        Assert.True(left.IsCompleted && right.IsCompleted, "Two grains wait for each other.");
        Assert.Contains(new[] { left, right }, static call => call.Exception?.InnerException is CallCycleException);
    }

    [Fact]
    public void Call_BackWhileActivating_IsRefused()
    {
        using TestHost host = new();
        Task<int> call = host.Probe("cyclic").Value(1).AsTask();
        host.Failure<CallCycleException>(call);
    }

    [Fact]
    public void Call_OfBusyGrainThatWaitsForSomethingElse_Waits()
    {
        using TestHost host = new();
        Task<string> holding = host.Probe("a").Hold("x");
        Task<string> waiting = host.Probe("b").Chain(["probe:a"]);
        host.Turns.Run();
        Assert.False(waiting.IsCompleted);
        host.Gates.Open("x");
        Assert.Equal("x", host.Finish(holding));
        Assert.Equal("b>a", host.Finish(waiting));
    }
}
