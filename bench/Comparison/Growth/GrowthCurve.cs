using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Comparison.Growth;

/// <summary>What becomes of rates and latencies while one thing grows.</summary>
/// <param name="Name">The thing: a part of the report, and of a file's name.</param>
/// <param name="Description">How it was measured.</param>
/// <param name="Points">The measurements, in the order of the thing's size.</param>
public sealed record GrowthCurve(string Name, string Description, IReadOnlyList<GrowthPoint> Points);

/// <summary>One measurement.</summary>
/// <param name="Size">How large the thing was.</param>
/// <param name="Create">Orders placed.</param>
/// <param name="Get">Orders read; null: not measured.</param>
public sealed record GrowthPoint(long Size, RunResult Create, RunResult? Get);
