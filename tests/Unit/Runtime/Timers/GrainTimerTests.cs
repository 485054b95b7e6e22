using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class GrainTimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Timer_WithPeriod_TicksUntilDisposed()
    {
        using TestHost host = new();
        IStatefulGrain grain = host.Runtime.GetGrain<IStatefulGrain>("a");
        host.Finish(grain.StartTimer(2 * Second, Second, keepAlive: false));
        host.Pass(1.5 * Second);
        Assert.DoesNotContain("tick", host.Gates.Journal);
        host.Pass(2 * Second);
        Assert.Equal(2, host.Gates.Journal.Count(static line => line == "tick"));
        host.Finish(grain.StopTimer());
        host.Pass(10 * Second);
        Assert.Equal(2, host.Gates.Journal.Count(static line => line == "tick"));
    }

    [Fact]
    public void Timer_WithoutPeriod_TicksOnce()
    {
        using TestHost host = new();
        Task call = host.Runtime.GetGrain<IStatefulGrain>("a")
            .StartTimer(TimeSpan.Zero, Timeout.InfiniteTimeSpan, keepAlive: false);
        host.Finish(call);
        host.Pass(10 * Second);
        Assert.Single(host.Gates.Journal, static line => line == "tick");
    }

    [Fact]
    public void Timer_WhoseCallbackFails_TicksAgain()
    {
        using TestHost host = new();
        host.Gates.Failing.Add("tick");
        host.Finish(host.Runtime.GetGrain<IStatefulGrain>("a").StartTimer(Second, Second, keepAlive: false));
        host.Pass(3.5 * Second);
        Assert.Equal(3, host.Gates.Journal.Count(static line => line == "tick"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Timer_OfIdleGrain_KeepsItAliveOnlyWhenAsked(bool keepAlive)
    {
        using TestHost host = new(static options => options.IdleAge = 10 * Second);
        host.Finish(host.Runtime.GetGrain<IStatefulGrain>("a").StartTimer(Second, Second, keepAlive));
        host.Pass(60 * Second);
        ActivationView? found = host.Find("stateful", "a");
        Assert.Equal(keepAlive, found is not null);
    }
}
