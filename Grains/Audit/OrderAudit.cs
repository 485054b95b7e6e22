using OrderGrains.Orders;

namespace OrderGrains.Audit;

/// <summary>Checks an order by itself. Pure.</summary>
public static class OrderAudit
{
    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="key">The key that it is stored under.</param>
    /// <param name="order">Its stored state.</param>
    public static IEnumerable<Violation> Check(EntityKey key, OrderState order) =>
        order.Content is { } content
            ? [.. Identity(key, order, content), .. TimelineAudit.Check(key, order), .. MoneyAudit.Check(key, content)]
            : Tombstone(key, order);

    /// <summary>True while its store has to keep a place for it.</summary>
    public static bool HoldsReservation(OrderState order) =>
        order.Content is { ReservedBy: > 0 } && !OrderTransitions.IsFinal(order.Status);

    private static IEnumerable<Violation> Tombstone(EntityKey key, OrderState order)
    {
        if (order.Timeline.Length > 0)
        {
            yield return Violation.OfOrder(
                key, ViolationKinds.Sequence, $"{order.Timeline.Length} events, but nothing was placed.");
        }
    }

    private static IEnumerable<Violation> Identity(EntityKey key, OrderState order, OrderContent content)
    {
        if (order.TenantId != key.Tenant || order.OrderId != key.Id)
        {
            yield return Violation.OfOrder(
                key, ViolationKinds.Identity, $"It says that it is {order.TenantId}/{order.OrderId}.");
        }

        if (content.PlacedVersion < 1 || content.PlacedVersion > order.Version)
        {
            yield return Violation.OfOrder(
                key, ViolationKinds.Sequence,
                $"It was placed with version {content.PlacedVersion}, but has {order.Version}.");
        }

        if (content.ReservedBy > order.Attempt || (content.ReservedBy <= 0 && !OrderTransitions.IsFinal(order.Status)))
        {
            yield return Violation.OfOrder(
                key, ViolationKinds.ReservationMissing,
                $"{order.Status}, reserved by attempt {content.ReservedBy} of {order.Attempt}.");
        }
    }
}
