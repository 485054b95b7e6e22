using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class StopTests
{
    [Fact]
    public void StopAsync_WithNothingRunning_DeactivatesAll()
    {
        using TestHost host = new();
        host.Finish(host.Probe("a").Value(1).AsTask());
        host.Finish(host.Probe("b").Value(1).AsTask());
        Task stop = host.Runtime.StopAsync();
        host.Pass(TimeSpan.FromSeconds(1));
        Assert.True(stop.IsCompletedSuccessfully);
        Assert.Contains("gone a", host.Gates.Journal);
        Assert.Contains("gone b", host.Gates.Journal);
        Assert.All(host.Runtime.GetStatistics(), static item => Assert.Equal(0, item.Activations));
    }

    [Fact]
    public void StopAsync_WithRequestsRunning_LetsThemAndTheirCallsEnd()
    {
        using TestHost host = new();
        Task<string> running = host.Mixed("m").HoldAndChain("x", ["probe:late"]);
        host.Turns.Run();
        Task stop = host.Runtime.StopAsync();
        host.Pass(TimeSpan.FromSeconds(1));
        Assert.False(stop.IsCompleted);

        host.Gates.Open("x");
        host.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("m>late", host.Finish(running));
        Assert.True(stop.IsCompletedSuccessfully);
        Assert.Contains("gone late", host.Gates.Journal);
    }

    [Fact]
    public void Call_FromOutsideWhileStopping_IsRefused()
    {
        using TestHost host = new();
        Task<string> running = host.Probe("a").Hold("x");
        host.Turns.Run();
        Task stop = host.Runtime.StopAsync();
        host.Failure<SiloUnavailableException>(host.Probe("a").Value(1).AsTask());
        host.Gates.Open("x");
        host.Pass(TimeSpan.FromSeconds(1));
        Assert.True(running.IsCompletedSuccessfully && stop.IsCompletedSuccessfully);
    }

    [Fact]
    public void StopAsync_OutOfTime_FailsWhatIsLeft()
    {
        using TestHost host = new(static options => options.StopTimeout = TimeSpan.FromSeconds(5));
        Task<string> running = host.Probe("a").Hold("never");
        Task<string> waiting = host.Probe("a").Hold("later");
        host.Turns.Run();
        Task stop = host.Runtime.StopAsync();
        host.Pass(TimeSpan.FromSeconds(6));
        Assert.True(stop.IsCompletedSuccessfully);
        host.Failure<UnknownOutcomeException>(running);
        host.Failure<SiloUnavailableException>(waiting);

        // What was given up may still end, without harm.
        host.Gates.Open("never");
        host.Turns.Run();
    }

    [Fact]
    public void Validate_OfWrongOptions_NamesAll()
    {
        GrainRuntimeOptions options = new()
        {
            MailboxLimit = 0,
            MaxItemsPerTurn = 0,
            IdleAge = TimeSpan.Zero,
            StopTimeout = -TimeSpan.FromSeconds(1),
            MaxLocalWorkers = 0,
        };
        Assert.Equal(6, options.Validate().Count);
    }
}
