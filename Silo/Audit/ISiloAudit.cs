namespace OrderGrains.Audit;

/// <summary>Walks buckets and reports what must never be. Changes nothing. Safe to call from anywhere.</summary>
public interface ISiloAudit
{
    /// <summary>
    /// Walks the buckets, whoever holds them; all reads go to the store. Commits may go on meanwhile.
    /// </summary>
    /// <param name="buckets">Their numbers; null: those that this process holds.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="Ledger.InfrastructureException">
    /// The store is away, or another audit is under way in this process.
    /// </exception>
    Task<AuditReport> RunAsync(IReadOnlyList<int>? buckets, CancellationToken cancellationToken);
}
