using OrderGrains.Ledger;
using Orleans.Concurrency;

namespace OrderGrains.Stores;

/// <summary>
/// Lists a tenant's stores from the index; each answers for itself, since only it knows what is open.
/// </summary>
[StatelessWorker]
public sealed class StoreListGrain(ILedgerReader ledger) : Grain, IStoreListGrain
{
    /// <inheritdoc/>
    public Task<StorePage> List(string? cursor, int limit) =>
        StoreList.Read(ledger, GrainFactory, this.GetPrimaryKeyString(), cursor, limit);
}
