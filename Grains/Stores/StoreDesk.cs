using OrderGrains.Orders;

namespace OrderGrains.Stores;

/// <summary>
/// What a store does with orders, apart from its host: decides at once in memory, then waits for what it wrote. Calls
/// interleave at every await, so a decision and its reservation never have one between them. Belongs to its grain's
/// turns; not thread-safe.
/// </summary>
/// <param name="key">The store.</param>
/// <param name="states">Its states and their writes.</param>
/// <param name="services">The clock, the options, and which orders commit together with the store.</param>
public sealed class StoreDesk(EntityKey key, StoreStates states, StoreServices services)
{
    /// <summary>The most rows that one write may change; a commit holds 99 operations.</summary>
    public const int MaxRowsPerWrite = 64;

    private readonly Capacity capacity = new(states.Counters);
    private readonly AdmissionRate rate = new(services.Options.Value.OrdersPerSecond, services.Time);
    private StoreRules? rules = states.Store.Settings is { } settings ? new StoreRules(settings) : null;
    private UnconfirmedReservations? unconfirmed;

    /// <summary>The reservations that still have to be confirmed.</summary>
    public UnconfirmedReservations Unconfirmed => unconfirmed ??= new UnconfirmedReservations(capacity);

    /// <summary>The rules in force; null: there is no store.</summary>
    public StoreRules? Rules
    {
        get => rules;
        set => rules = value;
    }

    /// <summary>Takes the stored reservations in; those of unknown fate are asked about later.</summary>
    public void Load(IEnumerable<Reservation> reservations)
    {
        StoreRules current = rules ?? throw new InvalidOperationException("Reservations without a store.");
        foreach (Reservation reservation in reservations.OrderBy(row => row.Number))
        {
            capacity.Load(current, reservation);
            if (reservation.Number >= states.Counters.ConfirmedBefore)
            {
                Unconfirmed.Add(reservation);
            }
        }
    }

    /// <inheritdoc cref="IStoreGrain.Admit"/>
    public async Task<Admission> Admit(AdmissionRequest request)
    {
        if (rate.Take() is { } wait)
        {
            // Nothing was looked at that is not committed yet: there is nothing to wait for.
            return new Admission { Refusal = StoreRefusals.RateLimited(wait) };
        }

        // Each turn of the loop waits for a write that takes the pending rows with it; the mailbox bounds the waiters.
        while (states.Counters.PendingRows >= MaxRowsPerWrite)
        {
            await states.SaveCounters();
        }

        (Admission admission, bool hasChanged) = Reserve(request, services.Time.GetUtcNow());
        bool isShared = services.Domain.IsShared(key.ToString(), new EntityKey(key.Tenant, request.OrderId).ToString());
        Task saved = hasChanged ? Save(isShared) : states.Committed();

        // In a shared domain the order's own write commits after this one or fails with it; a refused order has none.
        if (!isShared || saved.IsFaulted || admission.Refusal is not null)
        {
            await saved;
        }

        return admission;
    }

    /// <inheritdoc cref="IStoreGrain.Evaluate"/>
    public async Task<Admission> Evaluate(AdmissionRequest request)
    {
        Admission admission = rules is null ? NotFound() : Decide(rules, request, services.Time.GetUtcNow()).Admission;
        await states.Committed();
        return admission;
    }

    /// <summary>Frees reservations; idempotent. Completes when it is committed, whoever freed them.</summary>
    public async Task Release(IEnumerable<ReservationReleased> released)
    {
        bool hasChanged = false;
        foreach (ReservationReleased message in released)
        {
            while (states.Counters.PendingRows >= MaxRowsPerWrite)
            {
                await states.SaveCounters();
            }

            hasChanged |= capacity.Release(message.OrderId, message.Attempt, message.Restock);
        }

        await (hasChanged ? Save(isShared: false) : states.Committed());
    }

    /// <summary>
    /// The message of <paramref name="dueAt"/> has come: another one is set if reservations are still unconfirmed.
    /// </summary>
    public Task ConfirmLater(DateTimeOffset dueAt)
    {
        states.Counters.Confirming(dueAt);
        if (!Unconfirmed.IsEmpty)
        {
            states.Counters.ConfirmLater(services.Time.GetUtcNow() + services.Options.Value.ConfirmAfter);
        }

        return Save(isShared: false);
    }

    /// <summary>The store with its counters as they are in memory; true once everything is committed.</summary>
    public StoreView? View()
    {
        if (rules is null)
        {
            return null;
        }

        DateTimeOffset now = services.Time.GetUtcNow();
        capacity.Advance(rules, now);
        string today = rules.DayOf(now);
        return new StoreView
        {
            Id = key.Id,
            Version = states.Store.Version,
            Settings = rules.Settings,
            PausedUntil = states.Store.PausedUntil > now ? states.Store.PausedUntil : null,
            OpenOrders = capacity.OpenOrders,
            OrdersInWindow = rules.WindowOf(now) is { } window ? capacity.OrdersIn(window) : 0,
            StockLeft = rules.Settings.Menu
                .Where(item => item.DailyStock is not null)
                .ToDictionary(
                    item => item.Id,
                    item => Math.Max(0, item.DailyStock!.Value - capacity.StockUsed(today, item.Id))),
        };
    }

    private (Admission Admission, bool HasChanged) Reserve(AdmissionRequest request, DateTimeOffset now)
    {
        if (rules is null)
        {
            return (NotFound(), false);
        }

        if (capacity.Find(request.OrderId)?.Attempt > request.Attempt)
        {
            // Nothing can commit from an attempt that a later one has replaced; the answer only has to be no.
            return (new Admission { Rejection = new OrderReason { Code = ReasonCode.DuplicateOrder } }, false);
        }

        bool isReplaced = capacity.Release(request.OrderId, request.Attempt, restock: true);
        AdmissionDecision decision = Decide(rules, request, now);
        if (!decision.IsAdmitted)
        {
            return (decision.Admission, isReplaced);
        }

        Reservation reservation = capacity.Reserve(request, decision.Demand, now);
        Unconfirmed.Add(reservation);
        states.Counters.ConfirmLater(now + services.Options.Value.ConfirmAfter);
        return (decision.Admission with { DisplayNumber = DisplayNumbers.Of(reservation.Number) }, true);
    }

    private AdmissionDecision Decide(StoreRules current, AdmissionRequest request, DateTimeOffset now)
    {
        capacity.Advance(current, now);
        return AdmissionPolicy.Decide(current, states.Store.PausedUntil, capacity, request, now);
    }

    private Task Save(bool isShared)
    {
        states.Counters.ConfirmedBefore = Unconfirmed.ConfirmedBefore(states.Counters.LastNumber + 1);
        return isShared ? states.SaveCountersAtOnce() : states.SaveCounters();
    }

    private static Admission NotFound() => new() { Refusal = StoreRefusals.NotFound() };
}
