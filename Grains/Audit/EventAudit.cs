using OrderGrains.Orders;

namespace OrderGrains.Audit;

/// <summary>Checks the log against the orders whose events it has. Pure.</summary>
public static class EventAudit
{
    /// <summary>Checks the newest event of an order that was found in the log.</summary>
    /// <param name="key">The order.</param>
    /// <param name="sequence">The event's number.</param>
    /// <param name="order">The order's state, read after the event; null: there is none.</param>
    public static Violation? Check(EntityKey key, long sequence, OrderState? order) =>
        sequence > (order?.Version ?? 0)
            ? Violation.OfOrder(
                key, ViolationKinds.EventBeyondVersion,
                $"The log has event {sequence}, but the order has version {order?.Version ?? 0}.")
            : null;
}
