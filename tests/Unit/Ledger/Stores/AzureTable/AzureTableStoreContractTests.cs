using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class AzureTableStoreContractTests : LedgerStoreContract
{
    private readonly string _table = AzuriteServer.NewTable();

    protected override async ValueTask<ILedgerStore> OpenAsync() => await TableBench.OpenAsync(_table);

    protected override void CleanUp()
    {
    }
}
