using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>A running system that orders can be put on; ended, and its data deleted, when disposed of.</summary>
public interface IMeasuredSystem : IAsyncDisposable
{
    /// <summary>Where it takes requests.</summary>
    Uri Address { get; }

    /// <summary>Follows its outbox; null: it has none, or not in one place.</summary>
    OutboxWatch? Outbox { get; }

    /// <summary>All of its processes at the moment.</summary>
    IReadOnlyList<int> Processes();

    /// <summary>Waits until it has done all that follows from its answers, within a bound.</summary>
    Task SettleAsync();

    /// <summary>Kills it: no handler runs, nothing is flushed.</summary>
    Task CrashAsync();

    /// <summary>Starts it again on what the crash has left.</summary>
    Task RestartAsync();

    /// <summary>What it has stored. The last that is asked of it.</summary>
    Task<Stored> MeasureAsync();
}

/// <summary>What a system keeps on disk.</summary>
/// <param name="Bytes">The bytes of its files; null: unknown.</param>
/// <param name="Rows">The rows of its tables; null: unknown.</param>
public sealed record Stored(long? Bytes, long? Rows);
