using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class MailboxTests
{
    [Fact]
    public void Call_OfFullMailbox_IsRefusedAtOnce()
    {
        using TestHost host = new(static options => options.MailboxLimit = 2);
        Task<string>[] calls = [.. Enumerable.Range(0, 4).Select(number => host.Probe("a").Hold($"{number}"))];
        Assert.False(calls[1].IsCompleted);
        Assert.IsType<GrainOverloadedException>(calls[2].Exception?.InnerException);
        Assert.IsType<GrainOverloadedException>(calls[3].Exception?.InnerException);
    }

    [Fact]
    public void Call_AfterFullMailboxWasEmptied_IsTaken()
    {
        using TestHost host = new(static options => options.MailboxLimit = 1);
        Assert.Equal(2, host.Finish(host.Probe("a").Value(1).AsTask()));
        Assert.Equal(3, host.Finish(host.Probe("a").Value(2).AsTask()));
    }

    [Fact]
    public void FindActivation_OfBusyGrain_TellsWhatWaitsAndRuns()
    {
        using TestHost host = new();
        Assert.Null(host.Find("probe", "a"));
        host.Probe("a").Hold("x");
        host.Probe("a").Hold("y");
        host.Probe("a").Hold("z");
        host.Turns.Run();
        ActivationView view = host.Find("probe", "a")!;
        Assert.Equal((ActivationStatus.Active, 2, 1), (view.Status, view.Waiting, view.Running));
    }

    [Fact]
    public void GetStatistics_AfterCalls_CountsActivationsCallsAndErrors()
    {
        using TestHost host = new();
        host.Finish(host.Probe("a").Value(1).AsTask());
        host.Finish(host.Probe("b").Value(1).AsTask());
        host.Failure<InvalidOperationException>(host.Probe("b").Fail("no"));
        GrainStatistics probe = host.Runtime.GetStatistics().Single(item => item.Type.ToString() == "probe");
        Assert.Equal((2, 3L, 1L), (probe.Activations, probe.Calls, probe.Errors));
    }
}
