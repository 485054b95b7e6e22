using System.Text.Json.Serialization;

namespace OrderGrains.Stores;

/// <summary>What a store keeps free for one open order; a row of its own.</summary>
[GenerateSerializer, Immutable, Alias("og.Reservation")]
public sealed record Reservation
{
    /// <summary>The order's id.</summary>
    [Id(0)]
    public required string Order { get; init; }

    /// <summary>Which try of the order it was made for.</summary>
    [Id(1)]
    public required int Attempt { get; init; }

    /// <summary>Its number among the store's admissions.</summary>
    [Id(2)]
    public required long Number { get; init; }

    /// <summary>When it was made.</summary>
    [Id(3)]
    public required DateTimeOffset At { get; init; }

    /// <summary>When the kitchen gets the order, if later.</summary>
    [Id(4)]
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>
    /// The window that it counts in; follows from its times and the store's rules, so it is not kept.
    /// </summary>
    [JsonIgnore]
    [field: NonSerialized]
    public DateTimeOffset? Window { get; init; }

    /// <summary>The day whose stock it takes from; null: from none.</summary>
    [Id(5)]
    public string? Day { get; init; }

    /// <summary>What it takes from the stock.</summary>
    [Id(6)]
    public ReservedItem[]? Items { get; init; }
}

/// <summary>So many of an item.</summary>
/// <param name="Item">The menu item's id.</param>
/// <param name="Quantity">How many.</param>
[GenerateSerializer, Immutable, Alias("og.ReservedItem")]
public readonly record struct ReservedItem([property: Id(0)] string Item, [property: Id(1)] int Quantity);
