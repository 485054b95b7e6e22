using OrderGrains.Stores;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Stores;

public sealed class AdmissionRateTests
{
    private readonly VirtualTime time = new(StoreSamples.Now);

    [Fact]
    public void Take_NoLimit_IsNeverRefused()
    {
        AdmissionRate rate = new(0, time);
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Null(rate.Take()));
    }

    [Fact]
    public void Take_MoreThanASecondsWorthAtOnce_TurnsTheRestAway()
    {
        AdmissionRate rate = new(20, time);
        Assert.Equal(20, Taken(rate, 100));
        Assert.Equal(AdmissionRate.ShortestWait, rate.Take());
    }

    [Fact]
    public void Take_EvenlyUpToTheLimit_IsNeverRefused()
    {
        AdmissionRate rate = new(20, time);
        for (int order = 0; order < 1_000; order++)
        {
            Assert.Null(rate.Take());
            time.MoveTo(time.Now + TimeSpan.FromMilliseconds(50.001));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1_000)]
    public void Take_AHundredTimesTheLimit_GetsTheLimit(int perSecond)
    {
        AdmissionRate rate = new(perSecond, time);
        Taken(rate, perSecond);
        int taken = 0;
        for (int slice = 0; slice < 1_000; slice++)
        {
            time.MoveTo(time.Now + TimeSpan.FromMilliseconds(10));
            taken += Taken(rate, perSecond);
        }

        Assert.InRange(taken, (10 * perSecond) - 1, 10 * perSecond);
    }

    [Fact]
    public void Take_Refused_SucceedsAfterTheTimeThatItWasTold()
    {
        AdmissionRate rate = new(1, time);
        Assert.Null(rate.Take());
        TimeSpan wait = rate.Take()!.Value;
        time.MoveTo(time.Now + wait - TimeSpan.FromMilliseconds(10));
        Assert.NotNull(rate.Take());
        time.MoveTo(time.Now + TimeSpan.FromMilliseconds(11));
        Assert.Null(rate.Take());
    }

    private static int Taken(AdmissionRate rate, int tries) =>
        Enumerable.Range(0, tries).Count(_ => rate.Take() is null);
}
