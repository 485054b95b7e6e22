using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Stores;

/// <summary>Asks a store to take an order in.</summary>
[GenerateSerializer, Immutable, Alias("og.AdmissionRequest")]
public sealed record AdmissionRequest
{
    /// <summary>The order's id.</summary>
    [Id(0)]
    public required string OrderId { get; init; }

    /// <summary>Which try of the order this is: a later one replaces an earlier one's reservation.</summary>
    [Id(1)]
    public required int Attempt { get; init; }

    /// <summary>What is ordered.</summary>
    [Id(2)]
    public required IReadOnlyList<RequestedLine> Lines { get; init; }

    /// <summary>What the client thinks the order costs.</summary>
    [Id(3)]
    public MinorUnits? Total { get; init; }

    /// <summary>The currency that the client's prices are in.</summary>
    [Id(4)]
    public string? Currency { get; init; }

    /// <summary>When the kitchen is to get it; null: now.</summary>
    [Id(5)]
    public DateTimeOffset? FireAt { get; init; }
}

/// <summary>A store's answer: admitted, rejected by its rules, or refused outright.</summary>
[GenerateSerializer, Immutable, Alias("og.Admission")]
public sealed record Admission
{
    /// <summary>The rule that rejects it; null: admitted, capacity and stock are reserved.</summary>
    [Id(0)]
    public OrderReason? Rejection { get; init; }

    /// <summary>Why the request is refused without an order (not_found, price_mismatch).</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>The lines with the menu's names and prices.</summary>
    [Id(2)]
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>The sum of the lines.</summary>
    [Id(3)]
    public MinorUnits Total { get; init; }

    /// <summary>The currency of every amount.</summary>
    [Id(4)]
    public string Currency { get; init; } = "";

    /// <summary>Who accepts.</summary>
    [Id(5)]
    public AcceptanceMode Acceptance { get; init; }

    /// <summary>How long the store has to decide; null: no deadline.</summary>
    [Id(6)]
    public TimeSpan? AcceptWithin { get; init; }

    /// <summary>The wait that is promised at acceptance.</summary>
    [Id(7)]
    public TimeSpan LeadTime { get; init; }

    /// <summary>The last state in which a customer may still cancel.</summary>
    [Id(8)]
    public OrderStatus CustomerMayCancelUntil { get; init; }

    /// <summary>The short number that people call out.</summary>
    [Id(9)]
    public string DisplayNumber { get; init; } = "";

    /// <summary>The store's language, for e-mails to customers that name none.</summary>
    [Id(10)]
    public string Locale { get; init; } = "en";

    /// <summary>The store's name.</summary>
    [Id(11)]
    public string StoreName { get; init; } = "";

    /// <summary>How the order is paid before anybody works on it; null: not here.</summary>
    [Id(12)]
    public PaymentRule? Payment { get; init; }

    /// <summary>True: an accepted order gets a ticket.</summary>
    [Id(13)]
    public bool Tickets { get; init; }
}
