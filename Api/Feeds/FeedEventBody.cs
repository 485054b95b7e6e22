using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// An event of an order, its payment or its ticket, or of a store. Holds references, no personal data.
/// </summary>
public sealed record FeedEventBody
{
    /// <summary>The event's id.</summary>
    public required string Id { get; init; }

    /// <summary>What happened, e.g. <c>order.accepted</c>, <c>payment.captured</c>, <c>item.unavailable</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The order's id; of a store's own event, the store's.</summary>
    public required string Subject { get; init; }

    /// <summary>Its number within the order, its payment, its ticket or its store, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The order's version after the change that it is part of; only with the order's own events.</summary>
    public long? OrderVersion { get; init; }

    /// <summary>What changed.</summary>
    public required FeedEventDataBody Data { get; init; }
}

/// <summary>What an event changed.</summary>
public sealed record FeedEventDataBody
{
    /// <summary>The store's id.</summary>
    public string? StoreId { get; init; }

    /// <summary>The customer's id.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The state of the order, payment or ticket after the event; a store has none.</summary>
    public string? State { get; init; }

    /// <summary>Who did it.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    public OrderReason? Reason { get; init; }

    /// <summary>The promised time that it set.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>The order's total.</summary>
    public MinorUnits? Total { get; init; }

    /// <summary>The amount that a payment's event is about.</summary>
    public MinorUnits? Amount { get; init; }

    /// <summary>The currency of the amounts.</summary>
    public string? Currency { get; init; }

    /// <summary>The refund that a payment's event is about.</summary>
    public string? RefundId { get; init; }

    /// <summary>The item that a store's event is about.</summary>
    public string? ItemId { get; init; }

    /// <summary>Until when a store is paused or an item is off, if it ends by itself.</summary>
    public DateTimeOffset? Until { get; init; }
}
