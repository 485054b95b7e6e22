using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Comparison.Growth;

/// <summary>What becomes of rates and latencies while one thing grows.</summary>
/// <param name="Name">The thing: a part of the report, and of a file's name.</param>
/// <param name="Description">How it was measured.</param>
/// <param name="Points">The measurements, in the order of the thing's size.</param>
public sealed record GrowthCurve(string Name, string Description, IReadOnlyList<GrowthPoint> Points)
{
    /// <summary>How long starts took, on the empty store and on the full one.</summary>
    public IReadOnlyList<StartUp> StartUps { get; init; } = [];
}

/// <summary>
/// Starts after <c>kill -9</c>: the medians from the start of the process to an answer, polls of 100 ms included.
/// </summary>
/// <param name="Orders">How many orders were stored.</param>
/// <param name="Read">Until an order could be read; null: there was none.</param>
/// <param name="Placed">Until an order was placed: its store reads all of its open orders before it admits one.</param>
public sealed record StartUp(long Orders, TimeSpan? Read, TimeSpan Placed);

/// <summary>One measurement.</summary>
/// <param name="Size">How large the thing was.</param>
/// <param name="Create">Orders placed.</param>
/// <param name="Get">Orders read; null: not measured.</param>
public sealed record GrowthPoint(long Size, RunResult Create, RunResult? Get);
