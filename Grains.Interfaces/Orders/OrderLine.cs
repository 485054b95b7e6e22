using OrderGrains.Money;

namespace OrderGrains.Orders;

/// <summary>A line with the menu's names and prices, as they were when the order was placed.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderLine")]
public sealed record OrderLine
{
    /// <summary>The menu item's id.</summary>
    [Id(0)]
    public required string ItemId { get; init; }

    /// <summary>The item's shop code.</summary>
    [Id(1)]
    public string? Plu { get; init; }

    /// <summary>The item's name.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>How many.</summary>
    [Id(3)]
    public required int Quantity { get; init; }

    /// <summary>What one costs, modifiers aside.</summary>
    [Id(4)]
    public required MinorUnits UnitPrice { get; init; }

    /// <summary>Changes to the item.</summary>
    [Id(5)]
    public IReadOnlyList<OrderModifier> Modifiers { get; init; } = [];

    /// <summary>What the line costs: quantity × (unit price + modifiers).</summary>
    [Id(6)]
    public required MinorUnits Total { get; init; }

    /// <summary>The customer's wish for this line; personal data, kept apart in the stored state.</summary>
    [Id(7)]
    public string? Note { get; init; }
}

/// <summary>A modifier with the menu's name and price.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderModifier")]
public sealed record OrderModifier
{
    /// <summary>The modifier's id within the item.</summary>
    [Id(0)]
    public required string ModifierId { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>How many for each one of the line.</summary>
    [Id(2)]
    public required int Quantity { get; init; }

    /// <summary>What one costs.</summary>
    [Id(3)]
    public required MinorUnits UnitPrice { get; init; }
}
