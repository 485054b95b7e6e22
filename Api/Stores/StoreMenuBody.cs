using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Api.Stores;

/// <summary>A store as customers see it: what it sells, for how much, and when it is ready.</summary>
public sealed record StoreMenuBody
{
    /// <summary>The store's id.</summary>
    public required string Id { get; init; }

    /// <summary>The store's name.</summary>
    public required string Name { get; init; }

    /// <summary>The currency of its menu, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Its time zone (IANA).</summary>
    public required string TimeZone { get; init; }

    /// <summary>Its language.</summary>
    public required string Locale { get; init; }

    /// <summary>The least an order may cost.</summary>
    public MinorUnits? MinOrderValue { get; init; }

    /// <summary>The most an order may cost.</summary>
    public MinorUnits? MaxOrderValue { get; init; }

    /// <summary>The wait that is promised at acceptance.</summary>
    public required int LeadTimeSeconds { get; init; }

    /// <summary>The last state in which a customer may still cancel.</summary>
    public required OrderStatus CustomerMayCancelUntil { get; init; }

    /// <summary>How customers pay before anybody works on their orders; absent: not here.</summary>
    public PaymentRuleBody? Payment { get; init; }

    /// <summary>Takes no orders until then.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>What it sells.</summary>
    public required IReadOnlyList<MenuOfferBody> Menu { get; init; }
}

/// <summary>Something that a store sells, as customers see it.</summary>
public sealed record MenuOfferBody
{
    /// <summary>Its id within the store.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>What one costs.</summary>
    public required MinorUnits Price { get; init; }

    /// <summary>How it can be changed.</summary>
    public required IReadOnlyList<MenuModifier> Modifiers { get; init; }

    /// <summary>False: switched off, or sold out for today.</summary>
    public required bool Available { get; init; }

    /// <summary>Switched off until then.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }
}

/// <summary>A page of stores as customers see them, newest first.</summary>
public sealed record StoreMenuListBody
{
    /// <summary>The stores.</summary>
    public required IReadOnlyList<StoreMenuBody> Data { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    public string? NextCursor { get; init; }
}
