namespace OrderGrains.Ledger;

/// <summary>
/// The store under the ledger, and nothing more: an atomic conditional commit to one bucket, a read, a range scan.
/// Safe to call from anywhere; the ledger keeps one commit in flight per bucket.
/// </summary>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>What one commit may hold.</summary>
    StoreLimits Limits { get; }

    /// <summary>What reading costs.</summary>
    StoreReads Reads { get; }

    /// <summary>
    /// Commits all of the batch or nothing, durably, if the bucket's head is still <see cref="CommitBatch.Expected"/>.
    /// </summary>
    /// <returns>The head that was found instead, or null when the batch is committed.</returns>
    /// <exception cref="StoreException">
    /// Not committed, or (<see cref="InfrastructureException.OutcomeUnknown"/>) perhaps.
    /// </exception>
    ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken);

    /// <summary>Reads the bucket's head; null when the bucket was never written.</summary>
    ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken);

    /// <summary>Reads one row; null when there is none.</summary>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(int bucket, string key, CancellationToken cancellationToken);

    /// <summary>Reads rows in ordinal order of their keys, at most <paramref name="limit"/> of them.</summary>
    ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken);
}
