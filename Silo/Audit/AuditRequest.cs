namespace OrderGrains.Audit;

/// <summary>Asks a silo for an audit.</summary>
public sealed record AuditRequest
{
    /// <summary>The buckets to walk; null: those that the silo holds.</summary>
    public IReadOnlyList<int>? Buckets { get; init; }
}
