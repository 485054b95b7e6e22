using OrderGrains.Fulfilments;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Orders;

/// <summary>
/// What an order wants of others, and what it makes of their answers. Its steps, each with its undo beside it:
/// <code>
///   step      do, when the order is                          undo, when it is rejected or cancelled
///   payment   accepted or scheduled: capture what is paid    void what is not captured, refund what is, once
///   ticket    accepted; then where the order goes            stop the kitchen
/// </code>
/// Steps and answers travel with the commits that bring them about, so none is lost and each has its effect once. Pure.
/// </summary>
public static class OrderSaga
{
    private static readonly Step[] Steps =
    [
        new(
            OrderStep.PaymentNamespace,
            content => content.PayBy is not null,
            Do: [OrderStatus.Accepted, OrderStatus.Scheduled],
            Undo: [OrderStatus.Rejected, OrderStatus.Cancelled]),
        new(
            OrderStep.FulfilmentNamespace,
            content => content.Tickets,
            Do: [OrderStatus.Accepted, OrderStatus.Preparing, OrderStatus.Ready, OrderStatus.Completed],
            Undo: [OrderStatus.Cancelled]),
    ];

    /// <summary>What the steps are told when an order comes into a state, each on its stream.</summary>
    public static IEnumerable<(string Stream, OrderStep Step)> StepsOf(
        OrderContent content, OrderEntry entry, OrderStatus status)
    {
        foreach (Step step in Steps)
        {
            bool isUndo = step.Undo.Contains(status);
            if (step.IsPartOf(content) && (isUndo || step.Do.Contains(status)))
            {
                yield return (step.Stream, new OrderStep
                {
                    Sequence = entry.Sequence,
                    State = status,
                    Undo = isUndo,
                    StoreId = content.StoreId,
                    CustomerId = content.CustomerId,
                    Reason = entry.Reason,
                });
            }
        }
    }

    /// <summary>What an event of its payment brings about.</summary>
    public static OrderEntry[] Answer(OrderState state, PaymentEvent happened, DateTimeOffset now) =>
        (state.Status, happened.Type) switch
        {
            (OrderStatus.PendingPayment, PaymentEventType.Authorised or PaymentEventType.Captured) =>
                OrderDecisions.Overdue(state, happened.Time) is { } tooLate
                    ? [tooLate]
                    : Paid(state, state.Content!, now),
            ( < OrderStatus.Completed, PaymentEventType.Failed) => [Next(state, OrderEventType.Cancelled) with
            {
                Reason = new OrderReason { Code = ReasonCode.PaymentFailed, Note = "Payment failed" },
            }],
            _ => [],
        };

    /// <summary>What an event of its ticket brings about: the order goes where the kitchen already is.</summary>
    public static OrderEntry[] Answer(OrderState state, FulfilmentEvent happened) =>
        (state.Status, happened.Type) switch
        {
            ( < OrderStatus.Accepted, _) => [],
            ( < OrderStatus.Completed, FulfilmentEventType.Rejected) => [Next(state, OrderEventType.Cancelled) with
            {
                Actor = Actor.Store,
                Reason = happened.Reason ?? new OrderReason { Code = ReasonCode.Other },
            }],
            (_, FulfilmentEventType.Started) => UpTo(state, OrderStatus.Preparing),
            (_, FulfilmentEventType.Ready) => UpTo(state, OrderStatus.Ready),
            (_, FulfilmentEventType.Completed) => UpTo(state, OrderStatus.Completed),
            _ => [],
        };

    private static OrderEntry[] Paid(OrderState state, OrderContent content, DateTimeOffset now)
    {
        OrderEntry placed = Next(state, OrderEventType.Placed);
        if (content.Acceptance == AcceptanceMode.Manual)
        {
            return [placed with { AcceptDeadline = Instant.RoundUp(now + content.AcceptWithin) }];
        }

        DateTimeOffset? fireAt = content.FireAt > now ? content.FireAt : null;
        return
        [
            placed,
            placed with
            {
                Sequence = placed.Sequence + 1,
                Type = fireAt is null ? OrderEventType.Accepted : OrderEventType.Scheduled,
                ReadyAt = (fireAt ?? now) + content.LeadTime,
            },
        ];
    }

    private static OrderEntry[] UpTo(OrderState state, OrderStatus target) =>
        [.. Enumerable.Range((int)state.Status + 1, Math.Max(0, (int)target - (int)state.Status))
            .Select((status, index) => Next(state, OrderTransitions.EventOf((OrderStatus)status)) with
            {
                Sequence = state.Version + index + 1,
                Actor = Actor.Store,
            })];

    private static OrderEntry Next(OrderState state, OrderEventType type) =>
        new() { Sequence = state.Version + 1, Type = type, Actor = Actor.System };

    private sealed record Step(
        string Stream, Func<OrderContent, bool> IsPartOf, OrderStatus[] Do, OrderStatus[] Undo);
}
