using OrderGrains.Money;

namespace OrderGrains.Stores;

/// <summary>Something that a store sells.</summary>
[GenerateSerializer, Immutable, Alias("og.MenuItem")]
public sealed record MenuItem
{
    /// <summary>Its id within the store.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The shop code.</summary>
    [Id(1)]
    public string? Plu { get; init; }

    /// <summary>Its name.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    [Id(3)]
    public string? Description { get; init; }

    /// <summary>What one costs.</summary>
    [Id(4)]
    public required MinorUnits Price { get; init; }

    /// <summary>How it can be changed.</summary>
    [Id(5)]
    public IReadOnlyList<MenuModifier> Modifiers { get; init; } = [];

    /// <summary>How many may be sold a day; null: no limit. The day is the store's.</summary>
    [Id(6)]
    public int? DailyStock { get; init; }

    /// <summary>False: switched off.</summary>
    [Id(7)]
    public bool Available { get; init; } = true;

    /// <summary>Switched off until then.</summary>
    [Id(8)]
    public DateTimeOffset? SnoozedUntil { get; init; }
}

/// <summary>A way to change an item.</summary>
[GenerateSerializer, Immutable, Alias("og.MenuModifier")]
public sealed record MenuModifier
{
    /// <summary>Its id within the item.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What one costs; may be zero.</summary>
    [Id(2)]
    public required MinorUnits Price { get; init; }
}
