using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>
/// What a payment provider reports, in our words. It may arrive late, twice, and in any order.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.ProviderEvent")]
public sealed record ProviderEvent
{
    /// <summary>The provider's id of the event.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What it says.</summary>
    [Id(1)]
    public required ProviderEventType Type { get; init; }

    /// <summary>The provider's id of the payment.</summary>
    [Id(2)]
    public required string IntentId { get; init; }

    /// <summary>The amount that it is about.</summary>
    [Id(3)]
    public MinorUnits Amount { get; init; }

    /// <summary>Our id of the refund that it is about; the provider's for one that we did not ask for.</summary>
    [Id(4)]
    public string? RefundId { get; init; }

    /// <summary>Why something failed, in the provider's words.</summary>
    [Id(5)]
    public string? Error { get; init; }
}

/// <summary>What a provider's event says.</summary>
[GenerateSerializer, Alias("og.ProviderEventType")]
[JsonConverter(typeof(SnakeCaseEnumConverter<ProviderEventType>))]
public enum ProviderEventType
{
    /// <summary>It waits for the customer.</summary>
    Created = 0,

    /// <summary>It is at work.</summary>
    Processing = 1,

    /// <summary>The money is reserved.</summary>
    Authorised = 2,

    /// <summary>The money is ours.</summary>
    Captured = 3,

    /// <summary>The customer's means were declined; by itself not final.</summary>
    Declined = 4,

    /// <summary>It was called off; nothing can be captured any more.</summary>
    Cancelled = 5,

    /// <summary>A refund went through.</summary>
    RefundSucceeded = 6,

    /// <summary>A refund did not go through.</summary>
    RefundFailed = 7,
}
