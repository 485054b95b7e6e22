using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>A ledger on a table, under the real clock, on one thread at a time.</summary>
internal sealed class TableLedger
{
    private readonly TaskScheduler _scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

    internal RecordingDeliveries Deliveries { get; } = new(TimeProvider.System);

    /// <summary>Events and states as the product writes them; null: as notes.</summary>
    internal Silo.StateCodec? States { get; init; }

    internal async Task<LedgerEngine> OpenAsync(AzureTableStore store)
    {
        var services = new LedgerServices
        {
            Time = TimeProvider.System,
            Scheduler = _scheduler,
            Random = new Random(store.GetHashCode()),
            Events = States is null ? new TextCodec() : new Silo.EventCodec(States),
            States = States is null ? new TextCodec() : States,
            Deliveries = Deliveries,
            OverlappingWrites = true,
        };
        return await LedgerEngine.OpenAsync(
            store, new LedgerOptions { RetryDelay = TimeSpan.FromMilliseconds(1) }, services,
            NullLogger<LedgerEngine>.Instance, CancellationToken.None);
    }
}
