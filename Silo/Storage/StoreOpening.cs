using OrderGrains.Configuration;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>Opens the store that the settings name.</summary>
internal static class StoreOpening
{
    /// <summary>
    /// Opens it, and creates what it needs when it is new. An <see cref="ILedgerStore"/> that is registered already is
    /// used instead: a simulation brings its own.
    /// </summary>
    /// <exception cref="StoreException">It cannot be opened; the code says why.</exception>
    public static async Task<ILedgerStore> OpenAsync(
        OrderGrainsOptions options, IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetService<ILedgerStore>() ?? options.Store.Kind switch
        {
            StoreKind.Postgres => await PostgresStore.OpenAsync(
                new PostgresStoreOptions
                {
                    ConnectionString = options.Store.Text, Schema = options.Store.Schema,
                },
                services.GetRequiredService<ILogger<PostgresStore>>(),
                cancellationToken),
            StoreKind.AzureTable => await AzureTableStore.OpenAsync(
                TableOptions(options.Store),
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<AzureTableStore>>(),
                cancellationToken),
            _ => SqliteStore.Open(options.Sqlite, services.GetRequiredService<ILogger<SqliteStore>>()),
        };

    private static AzureTableStoreOptions TableOptions(StoreLocation store) =>
        Uri.TryCreate(store.Text, UriKind.Absolute, out Uri? endpoint)
            ? new AzureTableStoreOptions { Endpoint = endpoint, Table = store.Table }
            : new AzureTableStoreOptions { ConnectionString = store.Text, Table = store.Table };
}
