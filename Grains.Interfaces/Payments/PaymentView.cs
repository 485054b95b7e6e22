using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>An order's payment as the outside sees it.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentView")]
public sealed record PaymentView
{
    /// <summary>The payment's id.</summary>
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
    public required PaymentStatus State { get; init; }

    /// <summary>The amount, the order's total.</summary>
    [Id(4)]
    public required MinorUnits Amount { get; init; }

    /// <summary>What was captured of it.</summary>
    [Id(5)]
    public required MinorUnits Captured { get; init; }

    /// <summary>What went back of that.</summary>
    [Id(6)]
    public required MinorUnits Refunded { get; init; }

    /// <summary>The currency of every amount, ISO 4217.</summary>
    [Id(7)]
    public required string Currency { get; init; }

    /// <summary>The provider.</summary>
    [Id(8)]
    public required string Provider { get; init; }

    /// <summary>The provider's id of it.</summary>
    [Id(9)]
    public string? PaymentIntentId { get; init; }

    /// <summary>What the customer's browser pays with; only while there is something to pay.</summary>
    [Id(10)]
    public string? ClientSecret { get; init; }

    /// <summary>The refunds, in the order in which they were asked for.</summary>
    [Id(11)]
    public required IReadOnlyList<RefundView> Refunds { get; init; }

    /// <summary>What happened, from the first, without gaps.</summary>
    [Id(12)]
    public required IReadOnlyList<PaymentEntryView> Timeline { get; init; }

    /// <summary>Why it failed, in the provider's words.</summary>
    [Id(13)]
    public string? Error { get; init; }

    /// <summary>The store's id.</summary>
    [Id(14)]
    public required string StoreId { get; init; }

    /// <summary>The customer's id.</summary>
    [Id(15)]
    public string? CustomerId { get; init; }

    /// <summary>When it was begun.</summary>
    [Id(16)]
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A refund.</summary>
[GenerateSerializer, Immutable, Alias("og.RefundView")]
public sealed record RefundView
{
    /// <summary>The refund's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>How much.</summary>
    [Id(1)]
    public required MinorUnits Amount { get; init; }

    /// <summary>How far it got.</summary>
    [Id(2)]
    public required RefundStatus State { get; init; }

    /// <summary>Why, in somebody's words.</summary>
    [Id(3)]
    public string? Note { get; init; }
}

/// <summary>One event of a payment's life.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentEntryView")]
public sealed record PaymentEntryView
{
    /// <summary>Its number, from 1, without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required PaymentEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The state after it.</summary>
    [Id(3)]
    public required PaymentStatus State { get; init; }

    /// <summary>The amount that it is about.</summary>
    [Id(4)]
    public required MinorUnits Amount { get; init; }

    /// <summary>The refund that it is about.</summary>
    [Id(5)]
    public string? RefundId { get; init; }
}
