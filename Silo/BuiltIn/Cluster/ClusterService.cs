using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// Life of a process on a shared store, before and after everything that calls grains.
/// <list type="number">
/// <item>Start: listen for other silos, join, and only then own buckets; a client follows who owns what.</item>
/// <item>Stop: hand the buckets over while calls still go on, to their new owners; let requests end; close.</item>
/// </list>
/// </summary>
internal sealed partial class ClusterService(
    OrderGrainsOptions options, LedgerHost host, LedgerServices services, ClusterParts parts, IServiceProvider provider)
    : IHostedLifecycleService, IDisposable
{
    private readonly TransportMetrics metrics = new(parts.Transport);

    /// <inheritdoc/>
    public void Dispose() => metrics.Dispose();

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        ILedgerStore store = await StoreOpening.OpenAsync(options, provider, cancellationToken);
        parts.Locator.Gone += parts.Transport.Disconnect;
        if (options.Cluster.Role == ClusterRole.Client)
        {
            await host.AttachAsync(store, options.Ledger, services, cancellationToken);
            parts.Locator.Follow(host.Ledger.Ownership);
            await parts.Transport.StartAsync(cancellationToken);
            LogAttached(parts.Logger);
            return;
        }

        await parts.Transport.StartAsync(cancellationToken);
        OwnershipOptions ownership = options.Ledger.Ownership;
        ownership.Address = parts.Transport.Address!.ToString();
        ownership.HttpAddress = parts.HttpAddress;
        ownership.ProcessId = Environment.ProcessId;
        await host.JoinAsync(store, options.Ledger, services, cancellationToken);
        parts.Locator.Follow(host.Ledger.Ownership);
        host.Ledger.Start();
        LogJoined(parts.Logger, host.Ledger.Ownership.SiloId, ownership.Address);
    }

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await host.Ledger.Ownership.LeaveAsync();
        LogHandedOver(parts.Logger);
        await parts.Transport.DrainAsync(cancellationToken);
        await parts.Runtime.StopAsync(cancellationToken);
        await host.DisposeAsync();
        await parts.Transport.StopAsync(cancellationToken);
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
/// <param name="Runtime">The grains of this process.</param>
/// <param name="Transport">The way to other processes.</param>
/// <param name="Locator">Where grains are.</param>
/// <param name="HttpAddress">Where this process's HTTP is reached; null when nobody knows.</param>
/// <param name="Logger">The log.</param>
internal sealed record ClusterParts(
    GrainRuntime Runtime, SiloTransport Transport, BucketLocator Locator, string? HttpAddress,
    ILogger<ClusterService> Logger);
