namespace OrderGrains.Bench.Cluster.Measures;

/// <summary>One measured piece of load on one cluster.</summary>
/// <param name="Correct">Requests that were answered as they should.</param>
/// <param name="Wrong">The others.</param>
/// <param name="Elapsed">How long they came.</param>
/// <param name="P50">The median latency, in milliseconds.</param>
/// <param name="P99">The latency that one of a hundred exceeded, in milliseconds.</param>
/// <param name="Counters">What the cluster did until all that follows from the requests was done.</param>
public sealed record Slice(
    long Correct, long Wrong, TimeSpan Elapsed, double P50, double P99, ClusterCounters Counters)
{
    /// <summary>Slices that were taken at the same time, as one; of latencies, the longest.</summary>
    public static Slice AtOnce(IReadOnlyList<Slice> slices) => new(
        slices.Sum(slice => slice.Correct), slices.Sum(slice => slice.Wrong), slices.Max(slice => slice.Elapsed),
        slices.Max(slice => slice.P50), slices.Max(slice => slice.P99),
        slices.Select(slice => slice.Counters).Aggregate((one, other) => one + other));

    /// <summary>Correct answers a second.</summary>
    public double PerSecond => Correct / Elapsed.TotalSeconds;

    /// <summary>Processor time of all processes for a thousand requests, in milliseconds.</summary>
    public double CpuPerThousand => Counters.CpuMilliseconds * 1_000 / Math.Max(1, Correct);

    /// <summary>Processor time of the store's processes for a thousand requests, in milliseconds.</summary>
    public double StoreCpuPerThousand => Counters.StoreCpuMilliseconds * 1_000 / Math.Max(1, Correct);
}
