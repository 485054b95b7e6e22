using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>Opens table stores on the local table service.</summary>
internal static class TableBench
{
    internal static Task<AzureTableStore> OpenAsync(AzureTableStoreOptions options) =>
        AzureTableStore.OpenAsync(
            options, TimeProvider.System, NullLogger<AzureTableStore>.Instance, CancellationToken.None);

    /// <summary>Opens a table; null: a new one.</summary>
    internal static async Task<AzureTableStore> OpenAsync(
        string? table = null, TableFaults? faults = null, int retries = 0)
    {
        AzuriteServer server = await AzuriteServer.StartedAsync();
        return await OpenAsync(new AzureTableStoreOptions
        {
            ConnectionString = server.ConnectionString,
            Table = table ?? AzuriteServer.NewTable(),
            Retries = retries,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            Timeout = TimeSpan.FromSeconds(faults is null ? 60 : 5),
            Transport = faults?.Transport,
        });
    }
}
