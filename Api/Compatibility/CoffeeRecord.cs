using System.Text.Json.Serialization;

namespace OrderGrains.Api.Compatibility;

/// <summary>
/// An order, a payment or a fulfilment as event-driven-coffee answers it: one shape for all three, whose source says
/// which of them it is.
/// </summary>
public sealed record CoffeeRecord
{
    /// <summary>The order's, payment's or fulfilment's id.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>When it began, in milliseconds since 1970.</summary>
    [JsonPropertyName("createdAt")]
    public required long CreatedAt { get; init; }

    /// <summary>The same, of payments and fulfilments.</summary>
    [JsonPropertyName("createdTimestamp")]
    public long? CreatedTimestamp { get; init; }

    /// <summary>The day on which it began, UTC, e.g. 2026-01-31.</summary>
    [JsonPropertyName("date")]
    public required string Date { get; init; }

    /// <summary>order-service, payment-service or fulfilment-service.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The order's id.</summary>
    [JsonPropertyName("orderId")]
    public required string OrderId { get; init; }

    /// <summary>The order's state, e.g. ORDER_IN_PROGRESS.</summary>
    [JsonPropertyName("orderStatus")]
    public required string OrderStatus { get; init; }

    /// <summary>Why the order is off.</summary>
    [JsonPropertyName("orderNote")]
    public string? OrderNote { get; init; }

    /// <summary>The payment's id, once there is one.</summary>
    [JsonPropertyName("paymentId")]
    public string? PaymentId { get; init; }

    /// <summary>The payment's state, e.g. PAYMENT_SUCCESSFUL.</summary>
    [JsonPropertyName("paymentStatus")]
    public string? PaymentStatus { get; init; }

    /// <summary>Why money went back, or why the payment failed.</summary>
    [JsonPropertyName("paymentNote")]
    public string? PaymentNote { get; init; }

    /// <summary>The provider's id of the payment.</summary>
    [JsonPropertyName("paymentIntentId")]
    public string? PaymentIntentId { get; init; }

    /// <summary>What the customer's browser pays with; only in the answer to beginning the payment.</summary>
    [JsonPropertyName("clientSecret")]
    public string? ClientSecret { get; init; }

    /// <summary>The fulfilment's id, once there is one.</summary>
    [JsonPropertyName("fulfilmentId")]
    public string? FulfilmentId { get; init; }

    /// <summary>The fulfilment's state, e.g. FULFILMENT_CREATED.</summary>
    [JsonPropertyName("fulfilmentStatus")]
    public required string FulfilmentStatus { get; init; }

    /// <summary>The kitchen's remark.</summary>
    [JsonPropertyName("fulfilmentNote")]
    public string? FulfilmentNote { get; init; }

    /// <summary>What was ordered, at the price of then.</summary>
    [JsonPropertyName("coffee")]
    public CoffeeBody? Coffee { get; init; }

    /// <summary>The customer's id.</summary>
    [JsonPropertyName("customerId")]
    public string? CustomerId { get; init; }

    /// <summary>What to call them.</summary>
    [JsonPropertyName("customerName")]
    public string? CustomerName { get; init; }
}
