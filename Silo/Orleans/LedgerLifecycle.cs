using Orleans.Runtime;
using OrderGrains.Configuration;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// The ledger's life within a silo's.
/// <list type="number">
/// <item>Start: the ledger is open, or has joined, before Orleans reads its membership; it delivers and owns buckets
/// once the silo takes calls.</item>
/// <item>Stop: the buckets are handed over while calls still go on, and what was sent on meanwhile is given time to be
/// answered; the ledger closes last of all.</item>
/// </list>
/// </summary>
internal sealed partial class LedgerLifecycle(
    OrderGrainsOptions options, LedgerHost host, LedgerServices services, SharedStore shared, IServiceProvider provider,
    ILogger<LedgerLifecycle> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    // Orleans fails a call whose addressee dies, also when that silo has long sent it on to the bucket's new owner.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle)
    {
        // Orleans takes itself out of its membership one stage before the last: the rows must still be there.
        lifecycle.Subscribe("ledger", ServiceLifecycleStage.RuntimeInitialize, OpenAsync, CloseAsync);
        lifecycle.Subscribe("ledger deliveries", ServiceLifecycleStage.Active + 1, BeginAsync, LeaveAsync);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        ILedgerStore store = await StoreOpening.OpenAsync(options, provider, cancellationToken);
        shared.Set(store);
        if (!options.Store.IsShared)
        {
            await host.OpenAsync(store, options.Ledger, services, cancellationToken);
            return;
        }

        OwnershipOptions ownership = options.Ledger.Ownership;
        ownership.Address = provider.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();
        ownership.ProcessId = Environment.ProcessId;
        await host.JoinAsync(store, options.Ledger, services, cancellationToken);
        SiloDeaths deaths = provider.GetRequiredService<SiloDeaths>();
        deaths.Follow(host.Ledger.Ownership);
        await deaths.BuryLeftoversAsync(host.Ledger.Ownership, ownership.Lease, cancellationToken);
    }

    private Task BeginAsync(CancellationToken cancellationToken)
    {
        if (options.Store.IsShared)
        {
            provider.GetRequiredService<SiloDeaths>().Activate();
        }
        else
        {
            BucketBalancer queues = provider.GetRequiredService<BucketBalancer>();
            foreach (BucketStatus bucket in host.Ledger.Describe())
            {
                queues.Add(bucket.Bucket);
            }
        }

        host.Ledger.Start();
        LogStarted(logger);
        return Task.CompletedTask;
    }

    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        host.Ledger.CloseLogs();
        ILedgerOwnership ownership = host.Ledger.Ownership;
        await ownership.LeaveAsync();
        LogHandedOver(logger);
        if (ownership.Owners.Members.Any(member => member.Id != ownership.SiloId))
        {
            await Task.Delay(Farewell, services.Time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        await host.DisposeAsync();
        LogStopped(logger);
    }
}
