using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>What is to be paid, as the order said when its payment began. Never changes.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentTerms")]
public sealed record PaymentTerms
{
    /// <summary>The order's total.</summary>
    [Id(0)]
    public required MinorUnits Amount { get; init; }

    /// <summary>Its currency.</summary>
    [Id(1)]
    public required string Currency { get; init; }

    /// <summary>When the money is taken.</summary>
    [Id(2)]
    public required CaptureMode Capture { get; init; }

    /// <summary>The store's id.</summary>
    [Id(3)]
    public required string StoreId { get; init; }

    /// <summary>The customer's id.</summary>
    [Id(4)]
    public string? CustomerId { get; init; }

    /// <summary>When the payment was begun.</summary>
    [Id(5)]
    public required DateTimeOffset StartedAt { get; init; }
}
