using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class SqliteStoreContractTests : LedgerStoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override ValueTask<ILedgerStore> OpenAsync() =>
        new(SqliteStore.Open(new SqliteStoreOptions { Folder = _folder.Path }, NullLogger<SqliteStore>.Instance));

    protected override void CleanUp() => _folder.Dispose();
}
