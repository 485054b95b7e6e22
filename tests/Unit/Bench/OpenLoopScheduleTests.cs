using OrderGrains.Bench;

namespace OrderGrains.Tests.Bench;

public sealed class OpenLoopScheduleTests
{
    [Fact]
    public void DueAt_EvenRate_SpreadsTheRequestsFromTheStart()
    {
        OpenLoopSchedule schedule = new(startedAt: 1_000, TimeSpan.FromSeconds(2), perSecond: 4);

        Assert.Equal(1_000, schedule.DueAt(0));
        Assert.Equal(1_000 + 250_000_000, schedule.DueAt(1));
        Assert.Equal(1_000 + 1_750_000_000, schedule.DueAt(7));
    }

    [Theory]
    [InlineData(2, 4, 8)]
    [InlineData(1, 2.5, 3)]
    [InlineData(0, 100, 0)]
    public void Count_OfARun_IsAllThatAreDueInIt(double seconds, double perSecond, long count)
    {
        OpenLoopSchedule schedule = new(startedAt: 0, TimeSpan.FromSeconds(seconds), perSecond);

        Assert.Equal(count, schedule.Count);
        Assert.True(count == 0 || schedule.DueAt(count - 1) < TimeSpan.FromSeconds(seconds).TotalNanoseconds);
    }

    [Fact]
    public void DueAt_AfterAnHour_HasNotDrifted()
    {
        OpenLoopSchedule schedule = new(startedAt: 0, TimeSpan.FromHours(1), perSecond: 3_000);

        Assert.Equal(3_600_000_000_000, schedule.DueAt(3_000 * 3_600));
    }
}
