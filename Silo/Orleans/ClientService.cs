using OrderGrains.Configuration;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Life of a client on a shared store: it is open before the Orleans client looks for gateways, and closes after it.
/// </summary>
internal sealed partial class ClientService(
    OrderGrainsOptions options, LedgerHost host, LedgerServices services, SharedStore shared, IServiceProvider provider,
    ILogger<ClientService> logger)
    : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        ILedgerStore store = await StoreOpening.OpenAsync(options, provider, cancellationToken);
        shared.Set(store);
        await host.AttachAsync(store, options.Ledger, services, cancellationToken);
        LogAttached(logger);
    }

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken) => await host.DisposeAsync();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
