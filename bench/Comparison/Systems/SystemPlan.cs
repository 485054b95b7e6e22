namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>A system of processes over one folder.</summary>
public sealed record SystemPlan
{
    /// <summary>Where it takes requests.</summary>
    public required Uri Address { get; init; }

    /// <summary>Its processes, in the order of their starts.</summary>
    public required IReadOnlyList<ProcessPlan> Processes { get; init; }

    /// <summary>Whether its metrics tell of an outbox.</summary>
    public bool HasOutbox { get; init; }

    /// <summary>Whether it keeps anything.</summary>
    public bool IsStoring { get; init; } = true;

    /// <summary>Its SQLite file; null: it has none.</summary>
    public string? Database { get; init; }

    /// <summary>What is done once after its first start; null: nothing.</summary>
    public Func<HttpClient, Task>? Introduce { get; init; }
}
