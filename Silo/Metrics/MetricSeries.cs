namespace OrderGrains.Metrics;

/// <summary>The value of one set of labels. Safe to call from anywhere.</summary>
internal sealed class MetricSeries(double[] bounds)
{
    private readonly long[] buckets = new long[bounds.Length + 1];
    private double value;

    /// <summary>The value, or a histogram's sum.</summary>
    public double Value => Volatile.Read(ref value);

    /// <summary>How many measurements fell into each bucket, the last one being past every bound.</summary>
    public IReadOnlyList<long> Buckets => buckets;

    public void Record(MetricKind kind, double measured)
    {
        if (kind is MetricKind.Gauge or MetricKind.ObservedCounter)
        {
            Volatile.Write(ref value, measured);
            return;
        }

        if (kind == MetricKind.Histogram)
        {
            int index = Array.BinarySearch(bounds, measured);
            Interlocked.Increment(ref buckets[index < 0 ? ~index : index]);
        }

        Add(measured);
    }

    private void Add(double measured)
    {
        double seen = Volatile.Read(ref value);
        while (true)
        {
            double found = Interlocked.CompareExchange(ref value, seen + measured, seen);
            if (found.Equals(seen))
            {
                return;
            }

            seen = found;
        }
    }
}
