using System.Text.Json.Serialization;
using OrderGrains.Money;

namespace OrderGrains.Api.Compatibility;

/// <summary>A coffee of event-driven-coffee's menu.</summary>
public sealed record CoffeeBody
{
    /// <summary>Its id on the menu.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>What one costs, in cents.</summary>
    [JsonPropertyName("price")]
    public required MinorUnits Price { get; init; }
}

/// <summary>A coffee as a client names it; only its id counts.</summary>
public sealed record CoffeeChoiceBody
{
    /// <summary>Its id on the menu.</summary>
    [JsonPropertyName("id"), JsonConverter(typeof(LooseTextConverter))]
    public string? Id { get; init; }
}

/// <summary>Orders a coffee.</summary>
public sealed record CoffeeOrderBody
{
    /// <summary>The coffee; its price is the menu's.</summary>
    [JsonPropertyName("coffee")]
    public CoffeeChoiceBody? Coffee { get; init; }

    /// <summary>The customer's id; at most 128 bytes.</summary>
    [JsonPropertyName("customerId")]
    public string? CustomerId { get; init; }

    /// <summary>What to call them.</summary>
    [JsonPropertyName("customerName")]
    public string? CustomerName { get; init; }
}

/// <summary>Begins the payment of an order; what else a client sends has no effect.</summary>
public sealed record CoffeePaymentBody
{
    /// <summary>The order's id.</summary>
    [JsonPropertyName("orderId")]
    public string? OrderId { get; init; }
}

/// <summary>Where an order or a fulfilment is to go.</summary>
public sealed record CoffeeStatusBody
{
    /// <summary>ORDER_CANCELLED, or FULFILMENT_COMPLETED or FULFILMENT_REJECTED.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>A remark; at most 500 characters, no personal data.</summary>
    [JsonPropertyName("note")]
    public string? Note { get; init; }
}
