using OrderGrains.Status;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Status;

public sealed class RateWindowTests
{
    private readonly VirtualTime time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Since_NoSample_IsNothing() => Assert.Equal(default, new RateWindow(time).Since(100, TimeSpan.Zero));

    [Fact]
    public void Since_ManySamples_LooksTenSecondsBack()
    {
        var window = new RateWindow(time);
        for (int second = 0; second < 60; second++)
        {
            // A hundred calls a second, then a thousand in the last ten seconds.
            long count = second < 50 ? second * 100 : 5_000 + ((second - 50) * 1_000);
            window.Add(count, TimeSpan.FromSeconds(second / 2.0));
            time.MoveTo(time.Now + RateWindow.Interval);
        }

        (double perSecond, double processors) = window.Since(15_000, TimeSpan.FromSeconds(30));
        Assert.Equal(1_000, perSecond, 6);
        Assert.Equal(0.5, processors, 6);
    }

    [Fact]
    public void Since_SameMomentAsTheSample_IsNothing()
    {
        var window = new RateWindow(time);
        window.Add(5, TimeSpan.Zero);
        Assert.Equal(default, window.Since(9, TimeSpan.Zero));
    }
}
