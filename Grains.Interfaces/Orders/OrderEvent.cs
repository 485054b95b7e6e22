using OrderGrains.Money;

namespace OrderGrains.Orders;

/// <summary>
/// An order's event as it leaves the order: the envelope of every consumer. Carries references, no personal data.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.OrderEvent")]
public sealed record OrderEvent
{
    /// <summary>The stream namespace of order events; the stream's key is the order's.</summary>
    public const string StreamNamespace = "orders";

    /// <summary>The format that it was written in; readers take every earlier one.</summary>
    [Id(0)]
    public int Format { get; init; } = 1;

    /// <summary>The event's id: <c>evt_</c>, the order's id and the sequence.</summary>
    [Id(1)]
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)]
    public required OrderEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(3)]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The tenant.</summary>
    [Id(4)]
    public required string TenantId { get; init; }

    /// <summary>The order's id.</summary>
    [Id(5)]
    public required string Subject { get; init; }

    /// <summary>Its number within the order, from 1, without gaps.</summary>
    [Id(6)]
    public required long Sequence { get; init; }

    /// <summary>The order's version after the commit that it is part of.</summary>
    [Id(7)]
    public required long OrderVersion { get; init; }

    /// <summary>The W3C trace context of the request that caused it.</summary>
    [Id(8)]
    public string? TraceParent { get; init; }

    /// <summary>The id of the event that caused it, if one did.</summary>
    [Id(9)]
    public string? CausationId { get; init; }

    /// <summary>What belongs together across orders; the trace's id when there is no other.</summary>
    [Id(10)]
    public string? CorrelationId { get; init; }

    /// <summary>What changed.</summary>
    [Id(11)]
    public required OrderEventData Data { get; init; }
}

/// <summary>What an event changed.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderEventData")]
public sealed record OrderEventData
{
    /// <summary>The store's id.</summary>
    [Id(0)]
    public required string StoreId { get; init; }

    /// <summary>The order's state after the event.</summary>
    [Id(1)]
    public required OrderStatus State { get; init; }

    /// <summary>Who did it.</summary>
    [Id(2)]
    public required Actor Actor { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    [Id(3)]
    public OrderReason? Reason { get; init; }

    /// <summary>The promised time.</summary>
    [Id(4)]
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>The order's total.</summary>
    [Id(5)]
    public MinorUnits Total { get; init; }

    /// <summary>The currency of the total.</summary>
    [Id(6)]
    public required string Currency { get; init; }

    /// <summary>The customer's id, a reference; null also in events of earlier versions.</summary>
    [Id(7)]
    public string? CustomerId { get; init; }
}
