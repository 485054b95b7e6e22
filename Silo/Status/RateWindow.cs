namespace OrderGrains.Status;

/// <summary>
/// A counter's and the processors' use over the last seconds: the difference to the oldest sample that is kept. Safe to
/// use from anywhere.
/// </summary>
public sealed class RateWindow(TimeProvider time)
{
    /// <summary>How often a sample is due.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How many samples are kept: ten seconds' worth.</summary>
    public const int Samples = 10;

    private readonly Lock gate = new();
    private readonly Queue<Sample> samples = new();

    /// <summary>Keeps a sample of a count and of the processor time used.</summary>
    public void Add(long count, TimeSpan processorTime)
    {
        lock (gate)
        {
            samples.Enqueue(new Sample(time.GetTimestamp(), count, processorTime));
            if (samples.Count > Samples)
            {
                samples.Dequeue();
            }
        }
    }

    /// <summary>Counts a second, and processors in use, since the oldest sample; zero without one.</summary>
    public (double PerSecond, double Processors) Since(long count, TimeSpan processorTime)
    {
        lock (gate)
        {
            if (!samples.TryPeek(out Sample oldest))
            {
                return default;
            }

            double seconds = time.GetElapsedTime(oldest.At).TotalSeconds;
            return seconds > 0
                ? ((count - oldest.Count) / seconds, (processorTime - oldest.ProcessorTime).TotalSeconds / seconds)
                : default;
        }
    }

    private readonly record struct Sample(long At, long Count, TimeSpan ProcessorTime);
}
