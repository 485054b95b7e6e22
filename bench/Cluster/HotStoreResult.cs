using OrderGrains.Bench.Cluster.Measures;

namespace OrderGrains.Bench.Cluster;

/// <summary>What became of the orders of one store that everybody wants, and of those of the others.</summary>
/// <param name="alone">The others without it.</param>
/// <param name="beside">The others beside it.</param>
/// <param name="rushes">What the one store's customers saw.</param>
public sealed class HotStoreResult(SliceSummary alone, SliceSummary beside, IReadOnlyList<RunTally> rushes)
{
    private const string Refused = "status 429";

    public SliceSummary Alone => alone;

    public SliceSummary Beside => beside;

    /// <summary>Orders that the store has taken.</summary>
    public long Taken => rushes.Sum(rush => rush.Correct);

    /// <summary>Orders that were turned away with 429.</summary>
    public long TurnedAway => rushes.Sum(rush => rush.WrongByKind.GetValueOrDefault(Refused));

    /// <summary>Orders that were answered in any other way.</summary>
    public long Wrong => rushes.Sum(rush => rush.Wrong) - TurnedAway;

    /// <summary>The others' p99 beside it, as a multiple of that without it.</summary>
    public double Slowdown => beside.P99 / alone.P99;
}
