using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class MemoryStoreContractTests : LedgerStoreContract
{
    private readonly MemoryStore _store = new();

    protected override ValueTask<ILedgerStore> OpenAsync() => new(_store);

    protected override void CleanUp()
    {
    }
}
