using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>The ledger as the grains see it: they are built before it is open. Safe to call from anywhere.</summary>
public sealed class LedgerPorts(LedgerHost host) : ILedgerReader, ILedgerLog, IDeadLetters, ICommitDomain
{
    /// <inheritdoc/>
    public ValueTask<IndexPage> ReadIndexAsync(IndexQuery query, CancellationToken cancellationToken) =>
        host.Ledger.ReadIndexAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OwnedRow>> ReadRowsAsync(string ownerKey, CancellationToken cancellationToken) =>
        host.Ledger.ReadRowsAsync(ownerKey, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TState?> ReadStateAsync<TState>(
        string stateName, string key, CancellationToken cancellationToken) =>
        host.Ledger.ReadStateAsync<TState>(stateName, key, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LogPage> ReadLogAsync(string key, LogPosition? from, int limit, TimeSpan wait) =>
        host.Ledger.ReadLogAsync(key, from, limit, wait);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(
        DeadLetterId? after, int limit, CancellationToken cancellationToken) =>
        host.Ledger.ListAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DeadLetter?> FindAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        host.Ledger.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RedriveAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        host.Ledger.RedriveAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DiscardAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        host.Ledger.DiscardAsync(id, cancellationToken);

    /// <inheritdoc/>
    public bool IsShared(string key, string otherKey) => host.Ledger.IsShared(key, otherKey);

    /// <inheritdoc/>
    public long Generation(string key) => host.Ledger.Generation(key);

    /// <inheritdoc/>
    public int BucketOf(string key) => host.Ledger.BucketOf(key);
}
