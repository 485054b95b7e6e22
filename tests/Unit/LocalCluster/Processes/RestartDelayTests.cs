using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.Tests.LocalCluster.Processes;

public sealed class RestartDelayTests
{
    [Fact]
    public void After_ManyShortRuns_GrowsToItsBound()
    {
        RestartDelay delay = new();
        TimeSpan[] waits = [.. Enumerable.Range(0, 8).Select(_ => delay.After(TimeSpan.FromSeconds(1)))];

        Assert.Equal(RestartDelay.First, waits[0]);
        Assert.Equal(waits[0] * 2, waits[1]);
        Assert.Equal(RestartDelay.Longest, waits[^1]);
        Assert.Equal(waits.Order(), waits);
    }

    [Fact]
    public void After_ALongRun_BeginsAgain()
    {
        RestartDelay delay = new();
        delay.After(TimeSpan.Zero);
        delay.After(TimeSpan.Zero);

        Assert.Equal(RestartDelay.First, delay.After(RestartDelay.LongRun));
    }
}
