using OrderGrains.Bench.Cluster.Measures;

namespace OrderGrains.Bench.Cluster;

/// <summary>What orders have cost from their placing to their completion.</summary>
/// <param name="hasEmail">Whether their customers have an address.</param>
/// <param name="placed">The placings.</param>
/// <param name="changed">All changes after them.</param>
public sealed class LifeCost(bool hasEmail, Slice placed, Slice changed)
{
    public bool HasEmail => hasEmail;

    public SliceSummary Placing { get; } = new("placing", [placed]);

    public SliceSummary Changing { get; } = new("change", [changed]);

    /// <summary>Calls and deliveries from silo to silo over one order's life.</summary>
    public double SiloCallsPerLife =>
        (placed.Counters.SiloCalls + changed.Counters.SiloCalls) / Math.Max(1, placed.Correct);
}
