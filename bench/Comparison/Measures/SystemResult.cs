using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Comparison.Measures;

/// <summary>All that was measured of one system.</summary>
public sealed record SystemResult
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>What was asked of it.</summary>
    public required string Work { get; init; }

    /// <summary>Why it was not measured, or not to the end; null: it was.</summary>
    public string? Problem { get; init; }

    public IReadOnlyList<BenchResult> Results { get; init; } = [];

    /// <summary>Resident memory that an order has added, in bytes, garbage and caches included.</summary>
    public double? MemoryPerOrder { get; init; }

    /// <summary>Bytes of its files for each order.</summary>
    public double? BytesPerOrder { get; init; }

    /// <summary>Rows of its tables for each order.</summary>
    public double? RowsPerOrder { get; init; }

    /// <summary>What a crash has left; null: not tried.</summary>
    public Survival? Survival { get; init; }

    /// <summary>Whether another order of the same id was refused; null: not tried.</summary>
    public bool? RefusesDuplicates { get; init; }

    /// <summary>The median run of a scenario.</summary>
    public RunResult? Median(string scenario, int connections) => Results.FirstOrDefault(
        result => result.Scenario == scenario && result.Connections == connections && result.Rate == 0)?.Median;
}

/// <summary>What a crash in the middle of a load has left.</summary>
/// <param name="Killed">What was killed, in words.</param>
/// <param name="Acknowledged">Orders that were acknowledged before.</param>
/// <param name="Missing">Those of them that were not there after.</param>
public sealed record Survival(string Killed, long Acknowledged, long Missing);
