namespace OrderGrains.Health;

/// <summary>How a silo is.</summary>
public sealed record SiloHealthReport
{
    /// <summary>True when requests can be taken.</summary>
    public required bool Ready { get; init; }

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<SiloHealthCheck> Checks { get; init; } = [];
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What, e.g. <c>ledger</c>.</param>
/// <param name="Healthy">Whether it works.</param>
/// <param name="Detail">A sentence for operators; no personal data.</param>
public sealed record SiloHealthCheck(string Name, bool Healthy, string Detail);
