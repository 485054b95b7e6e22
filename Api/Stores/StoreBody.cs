using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Stores;

/// <summary>A store's rules and menu as a client sets them.</summary>
public sealed record StoreBody
{
    /// <summary>The client's own id for the store; at most 128 bytes. Without it one is made.</summary>
    public string? Id { get; init; }

    /// <summary>The store's name.</summary>
    public string? Name { get; init; }

    /// <summary>The currency of its menu, ISO 4217. Default: EUR.</summary>
    public string? Currency { get; init; }

    /// <summary>Its time zone (IANA). Default: UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language of its e-mails, a BCP 47 tag. Default: en.</summary>
    public string? Locale { get; init; }

    /// <summary>Who accepts: manual or auto. Default: manual.</summary>
    public AcceptanceMode? Acceptance { get; init; }

    /// <summary>The most orders that may be open at once; 1 to 1,000,000. Default: no limit.</summary>
    public int? MaxOpenOrders { get; init; }

    /// <summary>The most orders per window of time. Default: no limit.</summary>
    public WindowBody? OrdersPerWindow { get; init; }

    /// <summary>The least an order may cost, in minor units. Default: no limit.</summary>
    public long? MinOrderValue { get; init; }

    /// <summary>The most an order may cost, in minor units. Default: no limit.</summary>
    public long? MaxOrderValue { get; init; }

    /// <summary>How long the store has to decide; 1 to 604,800 s. Default: no deadline.</summary>
    public int? AcceptWithinSeconds { get; init; }

    /// <summary>The wait that is promised at acceptance; 0 to 604,800 s. Default: 900.</summary>
    public int? LeadTimeSeconds { get; init; }

    /// <summary>The last state in which a customer may still cancel. Default: accepted.</summary>
    public OrderStatus? CustomerMayCancelUntil { get; init; }

    /// <summary>How its own customers pay before anybody works on their orders. Default: not here.</summary>
    public PaymentRuleBody? Payment { get; init; }

    /// <summary>True: an accepted order gets a ticket, and the kitchen works on that. Default: false.</summary>
    public bool? Tickets { get; init; }

    /// <summary>What it sells; at most 1,000 items.</summary>
    public IReadOnlyList<MenuItemBody?>? Menu { get; init; }
}

/// <summary>So many orders per window of time, counted in fixed windows from midnight UTC.</summary>
public sealed record WindowBody
{
    /// <summary>The most orders in one window; 1 to 1,000,000.</summary>
    public int? Orders { get; init; }

    /// <summary>The window's length: whole minutes that divide a day.</summary>
    public int? LengthSeconds { get; init; }
}

/// <summary>That an order is paid before anybody works on it.</summary>
public sealed record PaymentRuleBody
{
    /// <summary>How long the customer has to pay; then the order is cancelled. 60 to 86,400 s. Default: 900.</summary>
    public int? PayWithinSeconds { get; init; }

    /// <summary>
    /// When the money is taken: at_payment, or at_acceptance (reserved until the store accepts). Default: at_payment.
    /// </summary>
    public CaptureMode? Capture { get; init; }
}

/// <summary>Something that a store sells.</summary>
public sealed record MenuItemBody
{
    /// <summary>Its id within the store.</summary>
    public string? Id { get; init; }

    /// <summary>The shop code.</summary>
    public string? Plu { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>What one costs, in minor units; 0 to 1,000,000,000.</summary>
    public long? Price { get; init; }

    /// <summary>How it can be changed; at most 50.</summary>
    public IReadOnlyList<MenuModifierBody?>? Modifiers { get; init; }

    /// <summary>How many may be sold a day; the day is the store's. Default: no limit.</summary>
    public int? DailyStock { get; init; }

    /// <summary>False: switched off. Default: true.</summary>
    public bool? Available { get; init; }

    /// <summary>Switched off until then.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }
}

/// <summary>A way to change an item.</summary>
public sealed record MenuModifierBody
{
    /// <summary>Its id within the item.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What one costs, in minor units; 0 to 1,000,000,000.</summary>
    public long? Price { get; init; }
}
