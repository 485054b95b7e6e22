using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class PostgresStoreContractTests(SharedPostgres postgres) : LedgerStoreContract
{
    private PostgresBench? _bench;

    protected override async ValueTask<ILedgerStore> OpenAsync()
    {
        _bench ??= await PostgresBench.OnAsync(postgres);
        return await _bench.OpenAsync();
    }

    protected override void CleanUp()
    {
        // The schema goes with the server.
    }
}
