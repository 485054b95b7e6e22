using System.Collections.Immutable;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>The events that a customer hears of.</summary>
public static class NotifiedEvents
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<OrderEventType> All =
    [
        OrderEventType.Placed, OrderEventType.Accepted, OrderEventType.Rejected, OrderEventType.Scheduled,
        OrderEventType.Ready, OrderEventType.Completed, OrderEventType.Cancelled,
    ];
}
