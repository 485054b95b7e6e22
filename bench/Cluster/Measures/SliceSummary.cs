namespace OrderGrains.Bench.Cluster.Measures;

/// <summary>Several slices of the same load on the same cluster, taken in turn with those of others.</summary>
public sealed class SliceSummary(string name, IReadOnlyList<Slice> slices)
{
    private readonly ClusterCounters sum =
        slices.Select(slice => slice.Counters).Aggregate((one, other) => one + other);

    /// <summary>What the load or the cluster is called.</summary>
    public string Name => name;

    public long Correct => slices.Sum(slice => slice.Correct);

    public long Wrong => slices.Sum(slice => slice.Wrong);

    public double PerSecond => Median(slice => slice.PerSecond);

    public double P50 => Median(slice => slice.P50);

    public double P99 => Median(slice => slice.P99);

    /// <summary>Processor time for a thousand requests, in milliseconds.</summary>
    public double CpuPerThousand => Median(slice => slice.CpuPerThousand);

    /// <summary>Processor time of the store for a thousand requests, in milliseconds.</summary>
    public double StoreCpuPerThousand => Median(slice => slice.StoreCpuPerThousand);

    /// <summary>The slices that used the least and the most processor time.</summary>
    public (double Least, double Most) CpuRange =>
        (slices.Min(slice => slice.CpuPerThousand), slices.Max(slice => slice.CpuPerThousand));

    /// <summary>The front end's part of the processor time, 0 to 1.</summary>
    public double FrontEndShare => sum.FrontEndCpuMilliseconds / Math.Max(1, sum.CpuMilliseconds);

    /// <summary>Calls and deliveries from silo to silo for a request.</summary>
    public double SiloCallsEach => sum.SiloCalls / Math.Max(1, Correct);

    /// <summary>Calls from the front end to silos for a request.</summary>
    public double FrontEndCallsEach => sum.FrontEndCalls / Math.Max(1, Correct);

    /// <summary>Rows written and deleted for a request.</summary>
    public double RowsEach => sum.Rows / Math.Max(1, Correct);

    /// <summary>States written for a request.</summary>
    public double WritesEach => sum.Writes / Math.Max(1, Correct);

    /// <summary>Rows of a commit, its head included.</summary>
    public double RowsOfCommit => sum.Rows / Math.Max(1, sum.Commits);

    /// <summary>States of a commit: the size of a batch.</summary>
    public double WritesOfCommit => sum.Writes / Math.Max(1, sum.Commits);

    /// <summary>
    /// Rows for each state that was written, without two for each commit (its head and its events) and without those
    /// that a request leaves in the index.
    /// </summary>
    /// <param name="indexRows">How many rows a request leaves in the index.</param>
    public double RowsOfState(int indexRows) =>
        (sum.Rows - (2 * sum.Commits) - (indexRows * Correct)) / Math.Max(1, sum.Writes);

    /// <summary>How much more processor time this takes than another, as a part of the other's.</summary>
    public double MoreCpuThan(SliceSummary other) => (CpuPerThousand / other.CpuPerThousand) - 1;

    private double Median(Func<Slice, double> value)
    {
        double[] sorted = [.. slices.Select(value).Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
