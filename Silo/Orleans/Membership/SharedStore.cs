using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Holds the store that the ledger works on, for what Orleans keeps beside it. Safe to read from anywhere.
/// </summary>
internal sealed class SharedStore
{
    private ILedgerStore? store;

    /// <summary>The open store.</summary>
    /// <exception cref="InfrastructureException">It is not open yet.</exception>
    public ILedgerStore Open => Volatile.Read(ref store) ?? throw new InfrastructureException(
        "ledger_closed", "The store is not open.", retryable: true);

    /// <summary>The store is open; the ledger closes it.</summary>
    public void Set(ILedgerStore opened) => Volatile.Write(ref store, opened);
}
