using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Payments;
using OrderGrains.Stores;
using Orleans.Runtime;

namespace OrderGrains.Orders;

/// <summary>
/// What an order does with its commands, apart from its host. Belongs to its grain's turn; not thread-safe.
/// <code>
/// place ─▶ 1 repeat? ─▶ 2 store admits ─▶ 3 decide ─▶ 4 one commit ─▶ 5 answer
///               └─ recorded answer   └─ refused: nothing recorded
/// </code>
/// 1. An order that exists answers with what it answered first, or refuses.
/// 2. The store prices the lines, applies its rules and reserves capacity for this attempt.
/// 3. The admission and the clock decide: placed alone, or with accepted, scheduled or rejected.
/// 4. State, timeline, events, due message and index entries are one write. When it fails the exception surfaces, the
///    activation is dropped, and the store asks about the reservation later.
/// 5. The view is built from what was committed.
/// </summary>
/// <param name="key">The order.</param>
/// <param name="order">Its stored state.</param>
/// <param name="grains">Where its store is found.</param>
/// <param name="domain">Tells whether the store's reservation and the order commit together.</param>
/// <param name="time">The clock that deadlines are measured by.</param>
public sealed class OrderProcess(
    EntityKey key, IPersistentState<OrderState> order, IGrainFactory grains, ICommitDomain domain, TimeProvider time)
{
    private OrderState State => order.State;

    /// <inheritdoc cref="IOrderGrain.Place"/>
    public async Task<OrderResult> Place(PlaceOrder command)
    {
        if (State.Content is not null)
        {
            return Answer(OrderPlacing.Repeat(State, command));
        }

        State.Attempt = OrderAttempts.Next(State.Attempt, order.Etag);
        string storeKey = new EntityKey(key.Tenant, command.StoreId).ToString();

        // In a shared domain the reservation may not be committed yet: should it fail, so does this order's write.
        long? generation = domain.IsShared(storeKey, key.ToString()) ? domain.Generation(key.ToString()) : null;
        Admission admission = await grains.GetGrain<IStoreGrain>(storeKey)
            .Admit(OrderPlacing.Request(command, key.Id, State.Attempt));
        if (admission.Refusal is { } refusal)
        {
            return OrderResult.Refused(refusal);
        }

        State.DependsOn = generation;
        State.Place(key, OrderPlacing.Decide(command, admission, key.Id, State.Attempt, time.GetUtcNow()));
        await order.WriteStateAsync();
        return new OrderResult { Order = State.View() };
    }

    /// <inheritdoc cref="IOrderGrain.Change"/>
    public async Task<OrderResult> Change(ChangeOrder command)
    {
        OrderDecision decision = OrderDecisions.Decide(State, command, time.GetUtcNow());
        if (decision.Entries.Length > 0)
        {
            State.Append(decision.Entries);
            await order.WriteStateAsync();
        }

        return Answer(decision);
    }

    /// <inheritdoc cref="IDueMessageTarget.ReceiveDue"/>
    public async Task ReceiveDue(DateTimeOffset dueAt)
    {
        // The message itself proves that its time has come, should this silo's clock be a little behind.
        DateTimeOffset now = time.GetUtcNow();
        if (OrderDecisions.Overdue(State, dueAt > now ? dueAt : now) is { } entry)
        {
            State.Append(entry);
            await order.WriteStateAsync();
        }
    }

    /// <summary>Takes in what happened to its payment; what was taken in before changes nothing.</summary>
    public async Task Follow(IEnumerable<PaymentEvent> events)
    {
        PaymentEvent[] news = [.. events.Where(happened => happened.Sequence > State.LastPayment)];
        if (State.Content is null || news.Length == 0)
        {
            return;
        }

        foreach (PaymentEvent happened in news)
        {
            State.Append(OrderSaga.Answer(State, happened, time.GetUtcNow()));
            (State.LastPayment, State.PaymentStatus) = (happened.Sequence, happened.State);
        }

        await order.WriteStateAsync();
    }

    /// <summary>Takes in what happened to its ticket; what was taken in before changes nothing.</summary>
    public async Task Follow(IEnumerable<FulfilmentEvent> events)
    {
        FulfilmentEvent[] news = [.. events.Where(happened => happened.Sequence > State.LastFulfilment)];
        if (State.Content is null || news.Length == 0)
        {
            return;
        }

        foreach (FulfilmentEvent happened in news)
        {
            State.Append(OrderSaga.Answer(State, happened));
            (State.LastFulfilment, State.FulfilmentStatus) = (happened.Sequence, happened.State);
        }

        await order.WriteStateAsync();
    }

    /// <inheritdoc cref="IOrderGrain.ConfirmReservation"/>
    public async Task<bool> ConfirmReservation(string storeId, int attempt)
    {
        if (State.Content is { } content)
        {
            bool isHeld = content.ReservedBy == attempt && content.StoreId == storeId;
            if (isHeld && OrderTransitions.IsFinal(State.Status))
            {
                // The store missed the release or heard of the reservation after it; only the order knows if it
                // restocks.
                State.ReleaseAgain();
                await order.WriteStateAsync();
            }

            return isHeld;
        }

        State.Attempt = Math.Max(State.Attempt, attempt);
        await order.WriteStateAsync();
        return false;
    }

    private OrderResult Answer(OrderDecision decision)
    {
        if (decision.Refusal is { } refusal)
        {
            return OrderResult.Refused(refusal);
        }

        return new OrderResult
        {
            Order = State.ViewAt(decision.ReplayedVersion ?? State.Version),
            Replayed = decision.ReplayedVersion is not null,
        };
    }
}
