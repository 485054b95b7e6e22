using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Api.Stores;

/// <summary>A store: its rules, its menu, how full it is. It may be put back as it was got.</summary>
public sealed record StoreAnswerBody
{
    /// <summary>The store's id.</summary>
    public required string Id { get; init; }

    /// <summary>One more at every change of settings; the source of the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The store's name.</summary>
    public required string Name { get; init; }

    /// <summary>The currency of its menu, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Its time zone (IANA).</summary>
    public required string TimeZone { get; init; }

    /// <summary>The language of its e-mails.</summary>
    public required string Locale { get; init; }

    /// <summary>Who accepts.</summary>
    public required AcceptanceMode Acceptance { get; init; }

    /// <summary>The most orders that may be open at once.</summary>
    public int? MaxOpenOrders { get; init; }

    /// <summary>The most orders per window of time.</summary>
    public WindowBody? OrdersPerWindow { get; init; }

    /// <summary>The least an order may cost.</summary>
    public MinorUnits? MinOrderValue { get; init; }

    /// <summary>The most an order may cost.</summary>
    public MinorUnits? MaxOrderValue { get; init; }

    /// <summary>How long the store has to decide.</summary>
    public int? AcceptWithinSeconds { get; init; }

    /// <summary>The wait that is promised at acceptance.</summary>
    public required int LeadTimeSeconds { get; init; }

    /// <summary>The last state in which a customer may still cancel.</summary>
    public required OrderStatus CustomerMayCancelUntil { get; init; }

    /// <summary>How its own customers pay before anybody works on their orders.</summary>
    public PaymentRuleBody? Payment { get; init; }

    /// <summary>True: an accepted order gets a ticket.</summary>
    public required bool Tickets { get; init; }

    /// <summary>What it sells.</summary>
    public required IReadOnlyList<MenuItem> Menu { get; init; }

    /// <summary>Takes no orders until then.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Orders open now, from placed to ready.</summary>
    public required int OpenOrders { get; init; }

    /// <summary>Orders admitted in the current window.</summary>
    public required int OrdersInWindow { get; init; }

    /// <summary>What is left today of each item with a daily stock.</summary>
    public required IReadOnlyDictionary<string, int> StockLeft { get; init; }
}

/// <summary>A page of stores, newest first.</summary>
public sealed record StoreListBody
{
    /// <summary>The stores.</summary>
    public required IReadOnlyList<StoreAnswerBody> Data { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    public string? NextCursor { get; init; }
}
