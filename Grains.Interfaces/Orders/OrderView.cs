using System.Text.Json.Serialization;
using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Payments;

namespace OrderGrains.Orders;

/// <summary>An order as the outside sees it, at one version.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderView")]
public sealed record OrderView
{
    /// <summary>The order's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The number of its last event; the source of the ETag.</summary>
    [Id(1)]
    public required long Version { get; init; }

    /// <summary>Its state.</summary>
    [Id(2)]
    public required OrderStatus State { get; init; }

    /// <summary>Why it was rejected or cancelled.</summary>
    [Id(3)]
    public OrderReason? Reason { get; init; }

    /// <summary>The states that it may go to now.</summary>
    [Id(4)]
    public required IReadOnlyList<OrderStatus> AllowedTransitions { get; init; }

    /// <summary>The store's id.</summary>
    [Id(5)]
    public required string StoreId { get; init; }

    /// <summary>Where it came from.</summary>
    [Id(6)]
    public required string Channel { get; init; }

    /// <summary>The channel's id of it.</summary>
    [Id(7)]
    public string? ExternalOrderId { get; init; }

    /// <summary>The short number that people call out.</summary>
    [Id(8)]
    public required string DisplayNumber { get; init; }

    /// <summary>What was ordered, with the menu's names and prices.</summary>
    [Id(9)]
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>The sum of the lines.</summary>
    [Id(10)]
    public required MinorUnits Total { get; init; }

    /// <summary>The currency of every amount, ISO 4217.</summary>
    [Id(11)]
    public required string Currency { get; init; }

    /// <summary>Who ordered.</summary>
    [Id(12)]
    public required CustomerDetails Customer { get; init; }

    /// <summary>The customer's wish for the whole order.</summary>
    [Id(13)]
    public string? Note { get; init; }

    /// <summary>When it was placed.</summary>
    [Id(14)]
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [Id(15)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The latest moment for the store's decision.</summary>
    [Id(16)]
    public DateTimeOffset? AcceptDeadline { get; init; }

    /// <summary>When it was promised to be ready.</summary>
    [Id(17)]
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>When the kitchen gets it, if later than its acceptance.</summary>
    [Id(18)]
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>The store's name, as it was when the order was placed.</summary>
    [Id(19)]
    public string StoreName { get; init; } = "";

    /// <summary>How its payment stands; a moment behind the payment itself. None: it needs none.</summary>
    [Id(20)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PaymentStatus PaymentState { get; init; }

    /// <summary>How its ticket stands; a moment behind the ticket itself.</summary>
    [Id(21)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FulfilmentStatus FulfilmentState { get; init; }

    /// <summary>The latest moment to pay.</summary>
    [Id(22)]
    public DateTimeOffset? PayBy { get; init; }

    /// <summary>When its money is taken; null: it needs no payment.</summary>
    [Id(23)]
    public CaptureMode? Capture { get; init; }
}
