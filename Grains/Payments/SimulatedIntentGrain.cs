using OrderGrains.Money;
using Orleans.Runtime;

namespace OrderGrains.Payments;

/// <summary>A payment at the simulated provider: a small, honest bank.</summary>
public sealed class SimulatedIntentGrain(
    [PersistentState(SimulatedIntentState.StateName, StorageNames.Ledger)]
    IPersistentState<SimulatedIntentState> stored,
    TimeProvider time)
    : Grain, ISimulatedIntentGrain
{
    private SimulatedIntentState State => stored.State;

    private bool IsOpen => State.Status is IntentStatus.Open or IntentStatus.Processing;

    /// <inheritdoc/>
    public async Task<SimulatedIntentView> Create(MinorUnits amount, CaptureMode capture)
    {
        if (State.Status == IntentStatus.None)
        {
            State.OrderKey = this.GetPrimaryKeyString();
            State.IntentId = $"pi_{EntityKey.Parse(State.OrderKey).Id}";
            (State.Amount, State.Capture) = (amount, capture);
            await Becomes(IntentStatus.Open, Event(ProviderEventType.Created, amount));
        }

        return View();
    }

    /// <inheritdoc/>
    public async Task<bool> Pay(SimulatedCard card)
    {
        if (!IsOpen)
        {
            return false;
        }

        State.Card = card;
        if (card.Declines)
        {
            await Becomes(
                IntentStatus.Open,
                Event(ProviderEventType.Declined, State.Amount) with { Error = "card_declined" });
            return true;
        }

        (IntentStatus status, ProviderEventType outcome) = State.Capture == CaptureMode.AtPayment
            ? (IntentStatus.Captured, ProviderEventType.Captured)
            : (IntentStatus.Authorised, ProviderEventType.Authorised);
        ProviderEvent processing = Event(ProviderEventType.Processing, State.Amount);
        ProviderEvent paid = Event(outcome, State.Amount);
        if (card.Reversed)
        {
            await Becomes(status, processing, paid);
            return true;
        }

        // A bank that takes its time says so at once: meanwhile the payment is being worked on.
        State.Report(time.GetUtcNow(), TimeSpan.Zero, processing);
        await Becomes(status, paid);
        return true;
    }

    /// <inheritdoc/>
    public async Task<SimulatedIntentView> Capture()
    {
        if (State.Status == IntentStatus.Authorised)
        {
            await Becomes(IntentStatus.Captured, Event(ProviderEventType.Captured, State.Amount));
        }

        return View();
    }

    /// <inheritdoc/>
    public async Task<SimulatedIntentView> Cancel()
    {
        if (IsOpen || State.Status == IntentStatus.Authorised)
        {
            await Becomes(IntentStatus.Cancelled, Event(ProviderEventType.Cancelled, State.Amount));
        }

        return View();
    }

    /// <inheritdoc/>
    public async Task<bool> Refund(string refundId, MinorUnits amount)
    {
        if (Array.Exists(State.Refunds, refund => refund.Id == refundId))
        {
            return true;
        }

        if (State.Status != IntentStatus.Captured || Refunded().Value + amount.Value > State.Amount.Value)
        {
            return false;
        }

        State.Refunds =
            [.. State.Refunds, new Refund { Id = refundId, Amount = amount, Status = RefundStatus.Succeeded }];
        await Becomes(
            State.Status, Event(ProviderEventType.RefundSucceeded, amount) with { RefundId = refundId });
        return true;
    }

    /// <inheritdoc/>
    public Task<SimulatedIntentView?> Find() =>
        Task.FromResult(State.Status == IntentStatus.None ? null : View());

    /// <inheritdoc/>
    public async Task ReceiveDue(string name, DateTimeOffset dueAt)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (State.SendDue(dueAt > now ? dueAt : now))
        {
            await stored.WriteStateAsync();
        }
    }

    private static ProviderEvent Event(ProviderEventType type, MinorUnits amount) =>
        new() { Id = "", Type = type, IntentId = "", Amount = amount };

    private Task Becomes(IntentStatus status, params ProviderEvent[] reports)
    {
        State.Status = status;
        State.Report(time.GetUtcNow(), State.Card.Delay, reports);
        return stored.WriteStateAsync();
    }

    private SimulatedIntentView View() => new()
    {
        Id = State.IntentId,
        ClientSecret = $"{State.IntentId}_secret",
        State = State.Status switch
        {
            IntentStatus.Processing => ProviderEventType.Processing,
            IntentStatus.Authorised => ProviderEventType.Authorised,
            IntentStatus.Cancelled => ProviderEventType.Cancelled,
            IntentStatus.Captured => ProviderEventType.Captured,
            _ => ProviderEventType.Created,
        },
        Captured = State.Status == IntentStatus.Captured ? State.Amount : MinorUnits.Zero,
        Refunded = Refunded(),
    };

    private MinorUnits Refunded() =>
        State.Refunds.Aggregate(MinorUnits.Zero, static (sum, refund) => sum + refund.Amount);
}
