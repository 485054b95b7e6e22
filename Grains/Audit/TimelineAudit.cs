using System.Globalization;
using OrderGrains.Orders;

namespace OrderGrains.Audit;

/// <summary>Checks that an order's history could have happened. Pure.</summary>
public static class TimelineAudit
{
    /// <summary>Everything that is wrong with it.</summary>
    public static IEnumerable<Violation> Check(EntityKey key, OrderState order)
    {
        if (order.Timeline.Length == 0)
        {
            yield return Violation.OfOrder(key, ViolationKinds.Sequence, "It was placed, but has no event.");
        }

        bool hasFireTime = order.Content?.FireAt is not null;
        OrderStatus? status = null;
        DateTimeOffset last = DateTimeOffset.UnixEpoch;
        for (int i = 0; i < order.Timeline.Length; i++)
        {
            OrderEntry entry = order.Timeline[i];
            if (entry.Sequence != i + 1)
            {
                yield return Violation.OfOrder(
                    key, ViolationKinds.Sequence, $"Event {i + 1} has the number {entry.Sequence}.");
            }

            if (entry.At < last)
            {
                yield return Violation.OfOrder(key, ViolationKinds.TimeOrder, string.Create(
                    CultureInfo.InvariantCulture, $"Event {i + 1} is of {entry.At:O}, after one of {last:O}."));
            }

            if (!IsLegal(status, entry.Type, hasFireTime))
            {
                string before = status?.ToString() ?? "its beginning";
                yield return Violation.OfOrder(
                    key, ViolationKinds.Transition, $"Event {i + 1}: {before} does not allow {entry.Type}.");
            }

            status = OrderTransitions.After(status ?? OrderStatus.PendingPayment, entry.Type);
            last = entry.At;
        }
    }

    /// <summary>True when the event can follow in that state; null: it is the first.</summary>
    public static bool IsLegal(OrderStatus? before, OrderEventType happened, bool hasFireTime) =>
        (before, happened) switch
        {
            (null, _) => happened is OrderEventType.Created or OrderEventType.Placed,
            (_, OrderEventType.Created) => false,
            (OrderStatus.PendingPayment, _) => happened is OrderEventType.Placed or OrderEventType.Cancelled,
            (_, OrderEventType.Placed) => false,
            ({ } status, OrderEventType.Delayed) => !OrderTransitions.IsFinal(status),
            (OrderStatus.Scheduled, OrderEventType.Accepted) => true,
            ({ } status, _) => OrderTransitions.Allowed(status, hasFireTime)
                .Contains(OrderTransitions.After(status, happened)),
        };
}
