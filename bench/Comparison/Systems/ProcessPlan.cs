namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>How one process of a system is started, the first time and again.</summary>
public sealed record ProcessPlan
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Answers 200 when it takes work.</summary>
    public required Uri Ready { get; init; }

    /// <summary>Whether an open port is all that it shows when it is ready.</summary>
    public bool OpensPortOnly { get; init; }

    /// <summary>What it finds in its environment besides this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
