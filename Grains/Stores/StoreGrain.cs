using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderGrains.Json;
using OrderGrains.Ledger;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Stores;

/// <summary>
/// One store, as the host sees it: <see cref="StoreDesk"/> decides orders, <see cref="StoreOffice"/> keeps the
/// settings, <see cref="ReservationSweep"/> looks for reservations that were left behind. The only reentrant grain:
/// admissions do not wait for one another's writes.
/// </summary>
[Reentrant]
[ImplicitStreamSubscription(ReservationReleased.StreamNamespace)]
public sealed partial class StoreGrain(
    [PersistentState(StoreState.StateName, StorageNames.Ledger)] IPersistentState<StoreState> store,
    [PersistentState(CapacityState.StateName, StorageNames.Ledger)] IPersistentState<CapacityState> counters,
    ILedgerReader ledger,
    StoreServices services)
    : Grain, IStoreGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<ReservationReleased>
{
    private StoreDesk? desk;
    private StoreOffice? office;
    private ReservationSweep? sweep;

    private StoreDesk Desk => desk ?? throw NotActive();

    private StoreOffice Office => office ?? throw NotActive();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        EntityKey key = EntityKey.Parse(this.GetPrimaryKeyString());
        StoreStates states = new(store, counters, Fail);
        desk = new StoreDesk(key, states, services);
        office = new StoreOffice(key, states, desk, services.Time);
        sweep = new ReservationSweep(
            key, desk, GrainFactory, services.Domain, services.Loggers.CreateLogger<ReservationSweep>());
        IReadOnlyList<OwnedRow> rows = await ledger.ReadRowsAsync(key.ToString(), cancellationToken);
        if (rows.Count > 0)
        {
            desk.Load(rows.Select(row => JsonSerializer.Deserialize(row.Value.Span, StoreJson.Default.Reservation)!));
        }
    }

    /// <inheritdoc/>
    public Task<StoreResult> Create(StoreSettings settings) => Office.Create(settings);

    /// <inheritdoc/>
    public Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion) =>
        Office.Configure(settings, expectedVersion);

    /// <inheritdoc/>
    public Task<StoreResult> Pause(DateTimeOffset? until) => Office.Pause(until);

    /// <inheritdoc/>
    public Task<StoreView?> Find() => Office.Find();

    /// <inheritdoc/>
    public Task<Admission> Admit(AdmissionRequest request) => Desk.Admit(request);

    /// <inheritdoc/>
    public Task<Admission> Evaluate(AdmissionRequest request) => Desk.Evaluate(request);

    /// <summary>
    /// Tells who follows the store that a pause or a snooze has ended; it ends by comparing times, not by the message.
    /// Otherwise asks orders about reservations that are still unconfirmed, and goes on asking later as long as there
    /// are any.
    /// </summary>
    public async Task ReceiveDue(string name, DateTimeOffset dueAt)
    {
        if (name == StoreState.ReopenMessage)
        {
            await Office.Reopen(dueAt);
            return;
        }

        await sweep!.Run(services.Time.GetUtcNow() - services.Options.Value.ConfirmAfter, CancellationToken.None);
        await Desk.ConfirmLater(dueAt);
    }

    /// <inheritdoc/>
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<ReservationReleased>().ResumeAsync(this);

    /// <summary>Frees the reservations of orders that are over; all of one delivery with one write.</summary>
    public Task OnNextAsync(IList<SequentialItem<ReservationReleased>> items) =>
        Desk.Release(items.Select(item => item.Item));

    /// <inheritdoc/>
    public Task OnErrorAsync(Exception ex)
    {
        LogStreamFailed(ex, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    private void Fail(Exception exception)
    {
        LogWriteFailed(exception, this.GetPrimaryKeyString());
        DeactivateOnIdle();
    }

    private static InvalidOperationException NotActive() => new("The store was called before its activation.");
}
