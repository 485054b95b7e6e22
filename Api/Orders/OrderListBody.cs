using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>A page of orders, newest first.</summary>
public sealed record OrderListBody
{
    /// <summary>The orders.</summary>
    public required IReadOnlyList<OrderView> Data { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>An order's whole life.</summary>
public sealed record TimelineBody
{
    /// <summary>The order's id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Its events, from the first, without gaps.</summary>
    public required IReadOnlyList<TimelineEntry> Data { get; init; }
}

/// <summary>The e-mails about an order.</summary>
public sealed record NotificationsBody
{
    /// <summary>What was sent, what waits, what was given up; without addresses.</summary>
    public required IReadOnlyList<NotificationView> Data { get; init; }
}
