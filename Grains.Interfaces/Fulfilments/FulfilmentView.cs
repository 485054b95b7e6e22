using OrderGrains.Orders;

namespace OrderGrains.Fulfilments;

/// <summary>The kitchen's ticket for an order, as the outside sees it.</summary>
[GenerateSerializer, Immutable, Alias("og.FulfilmentView")]
public sealed record FulfilmentView
{
    /// <summary>The fulfilment's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The number of its last event; the source of the ETag.</summary>
    [Id(1)]
    public required long Version { get; init; }

    /// <summary>The order's id.</summary>
    [Id(2)]
    public required string OrderId { get; init; }

    /// <summary>Its state.</summary>
    [Id(3)]
    public required FulfilmentStatus State { get; init; }

    /// <summary>The states that it may go to now.</summary>
    [Id(4)]
    public required IReadOnlyList<FulfilmentStatus> AllowedTransitions { get; init; }

    /// <summary>Why it was rejected or cancelled.</summary>
    [Id(5)]
    public OrderReason? Reason { get; init; }

    /// <summary>The newest remark.</summary>
    [Id(6)]
    public string? Note { get; init; }

    /// <summary>The store's id.</summary>
    [Id(7)]
    public required string StoreId { get; init; }

    /// <summary>The customer's id.</summary>
    [Id(8)]
    public string? CustomerId { get; init; }

    /// <summary>What happened, from the first, without gaps.</summary>
    [Id(9)]
    public required IReadOnlyList<FulfilmentEntryView> Timeline { get; init; }

    /// <summary>When the kitchen got it.</summary>
    [Id(10)]
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One event of a ticket's life.</summary>
[GenerateSerializer, Immutable, Alias("og.FulfilmentEntryView")]
public sealed record FulfilmentEntryView
{
    /// <summary>Its number, from 1, without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required FulfilmentEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The state after it.</summary>
    [Id(3)]
    public required FulfilmentStatus State { get; init; }
}

/// <summary>What a ticket answers: itself, or why not.</summary>
[GenerateSerializer, Immutable, Alias("og.FulfilmentResult")]
public sealed record FulfilmentResult
{
    /// <summary>The ticket; null when refused.</summary>
    [Id(0)]
    public FulfilmentView? Fulfilment { get; init; }

    /// <summary>Why the request was refused.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>Refuses.</summary>
    public static FulfilmentResult Refused(Refusal refusal) => new() { Refusal = refusal };
}
