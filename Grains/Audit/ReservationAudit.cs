using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Audit;

/// <summary>
/// Compares what stores keep free with the orders that it is for. Pure. A reservation is made before its order and
/// freed after it, so an open order always has one; one without an open order is there for a moment only.
/// </summary>
public static class ReservationAudit
{
    /// <summary>Checks an open order against its store's reservation.</summary>
    /// <param name="key">The order.</param>
    /// <param name="order">Its state, which holds a reservation.</param>
    /// <param name="found">Its store's reservation for it; null: none.</param>
    public static Violation? CheckOrder(EntityKey key, OrderState order, Reservation? found) =>
        found?.Attempt == order.Content?.ReservedBy
            ? null
            : Violation.OfOrder(key, ViolationKinds.ReservationMissing, found is null
                ? $"{order.Status}, but store {order.Content?.StoreId} keeps no place for it."
                : $"Reserved by attempt {order.Content?.ReservedBy}, but its store knows attempt {found.Attempt}.");

    /// <summary>Checks a reservation against its order.</summary>
    /// <param name="store">The store.</param>
    /// <param name="reservation">Its reservation.</param>
    /// <param name="order">The order's state; null: there is none.</param>
    /// <param name="settledBefore">
    /// What happened before this should be over: placings are decided, releases delivered.
    /// </param>
    public static Violation? CheckReservation(
        EntityKey store, Reservation reservation, OrderState? order, DateTimeOffset settledBefore)
    {
        bool isOrders = order?.Content is { } content
            && content.StoreId == store.Id && content.ReservedBy == reservation.Attempt;
        bool isHeld = isOrders && !OrderTransitions.IsFinal(order!.Status);
        DateTimeOffset since = isOrders && order!.Timeline is [.., { } last] ? last.At : reservation.At;
        return isHeld || since >= settledBefore
            ? null
            : Violation.OfStore(store, ViolationKinds.ReservationOrphaned, isOrders
                ? $"Order {reservation.Order} is {order!.Status}, but its place is still kept."
                : $"A place is kept for order {reservation.Order}, attempt {reservation.Attempt}; it holds none.");
    }
}
