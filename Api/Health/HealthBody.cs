using OrderGrains.Health;

namespace OrderGrains.Api.Health;

/// <summary>How this process is.</summary>
public sealed record HealthBody
{
    /// <summary>healthy or unhealthy.</summary>
    public required string Status { get; init; }

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<SiloHealthCheck>? Checks { get; init; }
}
