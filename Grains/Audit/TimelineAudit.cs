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
        OrderStatus status = OrderStatus.PendingPayment;
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
                yield return Violation.OfOrder(
                    key, ViolationKinds.Transition, $"Event {i + 1}: {status} does not allow {entry.Type}.");
            }

            status = OrderTransitions.After(status, entry.Type);
            last = entry.At;
        }
    }

    /// <summary>True when the event can follow in that state.</summary>
    public static bool IsLegal(OrderStatus before, OrderEventType happened, bool hasFireTime) =>
        (before, happened) switch
        {
            (OrderStatus.PendingPayment, _) => happened == OrderEventType.Placed,
            (_, OrderEventType.Placed) => false,
            (_, OrderEventType.Delayed) => !OrderTransitions.IsFinal(before),
            (OrderStatus.Scheduled, OrderEventType.Accepted) => true,
            _ => OrderTransitions.Allowed(before, hasFireTime).Contains(OrderTransitions.After(before, happened)),
        };
}
