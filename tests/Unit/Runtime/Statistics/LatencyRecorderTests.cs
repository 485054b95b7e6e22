using OrderGrains.Runtime;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Runtime;

public sealed class LatencyRecorderTests
{
    private readonly VirtualTime time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Percentile_OfNothing_IsZero() => Assert.Equal(TimeSpan.Zero, new LatencyRecorder(time).Percentile(99));

    [Fact]
    public void Percentile_OfKnownTimes_IsNotFarAbove()
    {
        LatencyRecorder recorder = new(time);
        for (int milliseconds = 1; milliseconds <= 100; milliseconds++)
        {
            Take(recorder, TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.InRange(recorder.Percentile(50).TotalMilliseconds, 50, 50 * 1.26);
        Assert.InRange(recorder.Percentile(99).TotalMilliseconds, 99, 99 * 1.26);
    }

    [Fact]
    public void Percentile_AfterAWhile_ForgetsTheOldOnes()
    {
        LatencyRecorder recorder = new(time);
        Take(recorder, TimeSpan.FromSeconds(3));
        time.MoveTo(time.Now + TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, recorder.Percentile(99));
    }

    [Fact]
    public void Arrive_OfManyRequests_MeasuresSome()
    {
        LatencyRecorder recorder = new(time);
        int measured = Enumerable.Range(0, 320).Count(_ => recorder.Arrive() != 0);
        Assert.Equal(10, measured);
    }

    private void Take(LatencyRecorder recorder, TimeSpan duration) =>
        recorder.Record(time.GetTimestamp() - duration.Ticks);
}
