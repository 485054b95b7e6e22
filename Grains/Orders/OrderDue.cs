using OrderGrains.Ledger;

namespace OrderGrains.Orders;

/// <summary>The one due message that an order may be waiting for, as its content and state say.</summary>
public static class OrderDue
{
    /// <summary>The store's time to decide is over.</summary>
    public const string AcceptDeadline = "accept_deadline";

    /// <summary>The kitchen gets a scheduled order.</summary>
    public const string FireAt = "fire_at";

    /// <summary>What is due and when; null: nothing.</summary>
    public static DueChange? Of(OrderContent? content, OrderStatus status) => (content, status) switch
    {
        ({ AcceptDeadline: { } deadline }, OrderStatus.Placed) => new DueChange(AcceptDeadline, deadline),
        ({ FireAt: { } fireAt }, OrderStatus.Scheduled) => new DueChange(FireAt, fireAt),
        _ => null,
    };
}
