using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Stores;

/// <summary>A store's rules and menu: what it accepts, how much of it, until when.</summary>
[GenerateSerializer, Immutable, Alias("og.StoreSettings")]
public sealed record StoreSettings
{
    /// <summary>The store's name.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>The currency of its menu, ISO 4217.</summary>
    [Id(1)]
    public string Currency { get; init; } = "EUR";

    /// <summary>Its time zone (IANA): where its days begin.</summary>
    [Id(2)]
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The language of its e-mails, a BCP 47 tag.</summary>
    [Id(3)]
    public string Locale { get; init; } = "en";

    /// <summary>Who accepts.</summary>
    [Id(4)]
    public AcceptanceMode Acceptance { get; init; } = AcceptanceMode.Manual;

    /// <summary>The most orders that may be open (placed to ready) at once; null: no limit.</summary>
    [Id(5)]
    public int? MaxOpenOrders { get; init; }

    /// <summary>The most orders per window of time; null: no limit.</summary>
    [Id(6)]
    public WindowLimit? OrdersPerWindow { get; init; }

    /// <summary>The least an order may cost; null: no limit.</summary>
    [Id(7)]
    public MinorUnits? MinOrderValue { get; init; }

    /// <summary>The most an order may cost; null: no limit.</summary>
    [Id(8)]
    public MinorUnits? MaxOrderValue { get; init; }

    /// <summary>How long the store has to decide; null: no deadline.</summary>
    [Id(9)]
    public TimeSpan? AcceptWithin { get; init; }

    /// <summary>The wait that is promised at acceptance.</summary>
    [Id(10)]
    public TimeSpan LeadTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The last state in which a customer may still cancel.</summary>
    [Id(11)]
    public OrderStatus CustomerMayCancelUntil { get; init; } = OrderStatus.Accepted;

    /// <summary>What it sells.</summary>
    [Id(12)]
    public IReadOnlyList<MenuItem> Menu { get; init; } = [];

    /// <summary>How its own customers pay before anybody works on their orders; null: not here.</summary>
    [Id(13)]
    public PaymentRule? Payment { get; init; }

    /// <summary>True: an accepted order gets a ticket, and the kitchen works on that.</summary>
    [Id(14)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tickets { get; init; }
}

/// <summary>Who accepts a store's orders; in JSON in snake case.</summary>
[GenerateSerializer, Alias("og.AcceptanceMode")]
[JsonConverter(typeof(SnakeCaseEnumConverter<AcceptanceMode>))]
public enum AcceptanceMode
{
    /// <summary>The store's people decide.</summary>
    Manual = 0,

    /// <summary>The rules decide: what they admit is accepted.</summary>
    Auto = 1,
}

/// <summary>So many orders per window of time, counted in fixed windows from midnight UTC.</summary>
[GenerateSerializer, Immutable, Alias("og.WindowLimit")]
public sealed record WindowLimit
{
    /// <summary>The most orders in one window.</summary>
    [Id(0)]
    public required int Orders { get; init; }

    /// <summary>The window's length; a whole number of minutes that divides a day.</summary>
    [Id(1)]
    public required TimeSpan Length { get; init; }
}
