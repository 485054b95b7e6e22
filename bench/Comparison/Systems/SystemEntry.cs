using OrderGrains.Bench.Comparison.Work;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>A system of the comparison.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Description">What it is.</param>
/// <param name="Work">What is asked of it.</param>
/// <param name="Killed">What <c>kill -9</c> hits, in words.</param>
/// <param name="StartAsync">Starts it on nothing.</param>
public sealed record SystemEntry(
    string Name, string Description, IOrderWork Work, string Killed, Func<Task<IMeasuredSystem>> StartAsync)
{
    /// <summary>The file without which it cannot be started; null: none.</summary>
    public string? Needs { get; init; }

    /// <summary>Rows that each of its orders is, where its files do not tell; null: unknown.</summary>
    public double? RowsEach { get; init; }
}
