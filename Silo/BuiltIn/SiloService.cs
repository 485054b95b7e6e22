using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// Starts the silo before anything that calls grains, and stops it after: opens the ledger, then delivers; at the end
/// lets requests finish, then commits what is queued and closes the store.
/// </summary>
internal sealed partial class SiloService(
    LedgerHost host, LedgerOptions options, LedgerServices services, Func<ILedgerStore> openStore,
    SiloServiceParts parts) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await host.OpenAsync(openStore(), options, services, cancellationToken);
        host.Ledger.Start();
        LogStarted(parts.Logger);
    }

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (host.IsOpen)
        {
            host.Ledger.CloseLogs();
        }

        await parts.Runtime.StopAsync(cancellationToken);
        await host.DisposeAsync();
        LogStopped(parts.Logger);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What the service works with besides the ledger.</summary>
internal sealed record SiloServiceParts(GrainRuntime Runtime, ILogger<SiloService> Logger);
