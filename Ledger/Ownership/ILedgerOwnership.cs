namespace OrderGrains.Ledger;

/// <summary>Which buckets this process holds, and who holds the others. Safe to call from anywhere.</summary>
public interface ILedgerOwnership
{
    /// <summary>This silo's id, of its present incarnation; empty where buckets do not move.</summary>
    string SiloId { get; }

    /// <summary>Who owns what, as last read.</summary>
    OwnerTable Owners { get; }

    /// <summary>The table has changed. Raised on the ledger's scheduler; handlers must not throw.</summary>
    event Action<OwnerTable>? OwnersChanged;

    /// <summary>
    /// True while this silo may answer for the buckets that it holds. Costs one read of memory and one of the clock.
    /// </summary>
    bool IsLeaseValid { get; }

    /// <summary>
    /// True while a grain of the bucket may answer: the bucket is held and the lease lasts. Costs two reads of memory
    /// and one of the clock: meant for every reply, right before it is sent.
    /// </summary>
    bool MayAnswer(int bucket);

    /// <summary>True when the key's bucket is open here.</summary>
    bool IsHeld(string key);

    /// <summary>Reads the table now: a hint has failed, or another silo has said that something moved.</summary>
    void Refresh();

    /// <summary>
    /// Done once the silo takes part: it is active, and every bucket that is its own is open; for a process that owns
    /// nothing, once the table names an active silo. At once where there is nothing to wait for.
    /// </summary>
    Task ReadyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Hands all buckets over and leaves, within <see cref="OwnershipOptions.LeaveLimit"/>. Nothing is held then.
    /// </summary>
    Task LeaveAsync();
}
