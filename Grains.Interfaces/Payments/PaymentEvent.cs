using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>A payment's event as it leaves the payment. Carries references, no personal data.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentEvent")]
public sealed record PaymentEvent
{
    /// <summary>The stream namespace of payment events; the stream's key is the order's.</summary>
    public const string StreamNamespace = "payments";

    /// <summary>The format that it was written in; readers take every earlier one.</summary>
    [Id(0)]
    public int Format { get; init; } = 1;

    /// <summary>The event's id: <c>evt_</c>, the payment's id and the sequence.</summary>
    [Id(1)]
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)]
    public required PaymentEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(3)]
    public required DateTimeOffset Time { get; init; }

    /// <summary>The tenant.</summary>
    [Id(4)]
    public required string TenantId { get; init; }

    /// <summary>The order's id.</summary>
    [Id(5)]
    public required string Subject { get; init; }

    /// <summary>Its number within the payment, from 1, without gaps.</summary>
    [Id(6)]
    public required long Sequence { get; init; }

    /// <summary>The payment's state after it.</summary>
    [Id(7)]
    public required PaymentStatus State { get; init; }

    /// <summary>The amount that it is about.</summary>
    [Id(8)]
    public required MinorUnits Amount { get; init; }

    /// <summary>The amount's currency.</summary>
    [Id(9)]
    public required string Currency { get; init; }

    /// <summary>The refund that it is about.</summary>
    [Id(10)]
    public string? RefundId { get; init; }

    /// <summary>The store's id; null in events of earlier versions.</summary>
    [Id(11)]
    public string? StoreId { get; init; }

    /// <summary>The customer's id, a reference; null also in events of earlier versions.</summary>
    [Id(12)]
    public string? CustomerId { get; init; }
}
