using OrderGrains.Ledger;

namespace OrderGrains.Orders;

/// <summary>The one due message that an order may be waiting for, as its content and state say.</summary>
public static class OrderDue
{
    /// <summary>The store's time to decide is over.</summary>
    public const string AcceptDeadline = "accept_deadline";

    /// <summary>The kitchen gets a scheduled order.</summary>
    public const string FireAt = "fire_at";

    /// <summary>The customer's time to pay is over.</summary>
    public const string PayBy = "pay_by";

    /// <summary>What is due and when, after the event with this number; null: nothing.</summary>
    public static DueChange? Of(OrderState state, long version) => (state.Content, state.StatusAt(version)) switch
    {
        ({ PayBy: { } payBy }, OrderStatus.PendingPayment) => new DueChange(PayBy, payBy),
        ({ } content, OrderStatus.Placed) when OrderViews.AcceptDeadline(state, content, version) is { } deadline =>
            new DueChange(AcceptDeadline, deadline),
        ({ FireAt: { } fireAt }, OrderStatus.Scheduled) => new DueChange(FireAt, fireAt),
        _ => null,
    };
}
