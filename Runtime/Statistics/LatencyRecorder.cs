using System.Numerics;

namespace OrderGrains.Runtime;

/// <summary>
/// How long requests took: counts by power of two, four steps each, over the last ten to twenty seconds. One request
/// in <see cref="Sampling"/> is measured. Safe to use from anywhere.
/// </summary>
internal sealed class LatencyRecorder(TimeProvider time)
{
    /// <summary>One request in so many is measured.</summary>
    public const int Sampling = 32;

    private const int StepBits = 2;
    private const int Steps = 1 << StepBits;
    private const int Powers = 40;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [ThreadStatic]
    private static int arrivals;

    private readonly Lock gate = new();
    private int[] current = new int[Powers * Steps];
    private int[] previous = new int[Powers * Steps];
    private long windowEnds;

    /// <summary>When a request arrives, if it is to be measured; otherwise 0.</summary>
    public long Arrive() => (++arrivals & (Sampling - 1)) == 0 ? time.GetTimestamp() : 0;

    /// <summary>Notes a request that has ended.</summary>
    public void Record(long arrivedAt)
    {
        long now = time.GetTimestamp();
        int step = StepOf((long)time.GetElapsedTime(arrivedAt, now).TotalMicroseconds);
        lock (gate)
        {
            Turn(now);
            current[step]++;
        }
    }

    /// <summary>How long so many of a hundred requests took at most; zero when there were none.</summary>
    public TimeSpan Percentile(int percent)
    {
        lock (gate)
        {
            Turn(time.GetTimestamp());
            long total = current.Sum(static count => (long)count) + previous.Sum(static count => (long)count);
            long wanted = ((total * percent) + 99) / 100;
            int step = 0;
            for (long seen = 0; step < current.Length && (seen += current[step] + previous[step]) < wanted; step++)
            {
            }

            return total == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds(UpperEnd(step));
        }
    }

    private static int StepOf(long microseconds)
    {
        int power = BitOperations.Log2((ulong)Math.Max(microseconds, 1));
        long below = power >= StepBits ? (microseconds >> (power - StepBits)) & (Steps - 1) : 0;
        return (Math.Min(power, Powers - 1) << StepBits) + (int)below;
    }

    private static long UpperEnd(int step)
    {
        int power = step >> StepBits;
        long size = 1L << power;
        return power >= StepBits ? size + (size / Steps * ((step & (Steps - 1)) + 1)) : size * 2;
    }

    private void Turn(long now)
    {
        if (now < windowEnds)
        {
            return;
        }

        long ticks = (long)(Window.TotalSeconds * time.TimestampFrequency);
        bool isLongAgo = now >= windowEnds + ticks;
        (current, previous) = (previous, current);
        Array.Clear(current);
        if (isLongAgo)
        {
            Array.Clear(previous);
        }

        windowEnds = now + ticks;
    }
}
