using OrderGrains.Orders;

namespace OrderGrains.Fulfilments;

/// <summary>A ticket's event as it leaves the ticket. Carries references, no personal data.</summary>
[GenerateSerializer, Immutable, Alias("og.FulfilmentEvent")]
public sealed record FulfilmentEvent
{
    /// <summary>The stream namespace of these events; the stream's key is the order's.</summary>
    public const string StreamNamespace = "fulfilments";

    /// <summary>The format that it was written in; readers take every earlier one.</summary>
    [Id(0)]
    public int Format { get; init; } = 1;

    /// <summary>The event's id: <c>evt_</c>, the fulfilment's id and the sequence.</summary>
    [Id(1)]
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)]
    public required FulfilmentEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(3)]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The tenant.</summary>
    [Id(4)]
    public required string TenantId { get; init; }

    /// <summary>The order's id.</summary>
    [Id(5)]
    public required string Subject { get; init; }

    /// <summary>Its number within the fulfilment, from 1, without gaps.</summary>
    [Id(6)]
    public required long Sequence { get; init; }

    /// <summary>The fulfilment's state after it.</summary>
    [Id(7)]
    public required FulfilmentStatus State { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    [Id(8)]
    public OrderReason? Reason { get; init; }

    /// <summary>The store's id; null in events of earlier versions.</summary>
    [Id(9)]
    public string? StoreId { get; init; }

    /// <summary>The customer's id, a reference; null also in events of earlier versions.</summary>
    [Id(10)]
    public string? CustomerId { get; init; }
}
