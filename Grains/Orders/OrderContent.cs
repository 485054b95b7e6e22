using System.Text.Json.Serialization;
using OrderGrains.Money;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Orders;

/// <summary>What was placed and what the store promised then. Never changes; holds no personal data.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderContent")]
public sealed record OrderContent
{
    /// <summary>The store's id.</summary>
    [Id(0)]
    public required string StoreId { get; init; }

    /// <summary>The store's name.</summary>
    [Id(1)]
    public string StoreName { get; init; } = "";

    /// <summary>Where the order came from.</summary>
    [Id(2)]
    public required string Channel { get; init; }

    /// <summary>The channel's id of it.</summary>
    [Id(3)]
    public string? ExternalOrderId { get; init; }

    /// <summary>The short number that people call out.</summary>
    [Id(4)]
    public required string DisplayNumber { get; init; }

    /// <summary>The lines; their notes are kept with the personal data.</summary>
    [Id(5)]
    public required OrderLine[] Lines { get; init; }

    /// <summary>The sum of the lines.</summary>
    [Id(6)]
    public required MinorUnits Total { get; init; }

    /// <summary>The currency of every amount.</summary>
    [Id(7)]
    public required string Currency { get; init; }

    /// <summary>The customer's id, a reference.</summary>
    [Id(8)]
    public string? CustomerId { get; init; }

    /// <summary>The language of e-mails: the customer's, or else the store's.</summary>
    [Id(9)]
    public string? Locale { get; init; }

    /// <summary>When the kitchen gets it; null: at once.</summary>
    [Id(10)]
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>The latest moment for the store's decision; null: none.</summary>
    [Id(11)]
    public DateTimeOffset? AcceptDeadline { get; init; }

    /// <summary>The wait that is promised at acceptance.</summary>
    [Id(12)]
    public TimeSpan LeadTime { get; init; }

    /// <summary>The last state in which the customer may still cancel.</summary>
    [Id(13)]
    public OrderStatus CustomerMayCancelUntil { get; init; }

    /// <summary>The attempt whose reservation the order holds; 0: a rule rejected it and it never held one.</summary>
    [Id(14)]
    public int ReservedBy { get; init; }

    /// <summary>The version that the placing led to: what a repeat is answered with.</summary>
    [Id(15)]
    public required long PlacedVersion { get; init; }

    /// <summary>A hash of what the client sent.</summary>
    [Id(16)]
    public required string Fingerprint { get; init; }

    /// <summary>The client's key of the placing.</summary>
    [Id(17)]
    public string? IdempotencyKey { get; init; }

    /// <summary>The latest moment to pay; null: the order needs no payment.</summary>
    [Id(18)]
    public DateTimeOffset? PayBy { get; init; }

    /// <summary>When its money is taken.</summary>
    [Id(19)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CaptureMode Capture { get; init; }

    /// <summary>Who accepts, once it is paid.</summary>
    [Id(20)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AcceptanceMode Acceptance { get; init; }

    /// <summary>How long the store has to decide, once it is paid; null: no deadline.</summary>
    [Id(21)]
    public TimeSpan? AcceptWithin { get; init; }

    /// <summary>True: the kitchen gets a ticket once it is accepted.</summary>
    [Id(22)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tickets { get; init; }
}
