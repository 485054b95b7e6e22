using OrderGrains.Money;

namespace OrderGrains.Orders;

/// <summary>A line as the client asks for it. The price comes from the menu.</summary>
[GenerateSerializer, Immutable, Alias("og.RequestedLine")]
public sealed record RequestedLine
{
    /// <summary>The menu item's id.</summary>
    [Id(0)]
    public required string ItemId { get; init; }

    /// <summary>How many; 1 to 1,000.</summary>
    [Id(1)]
    public required int Quantity { get; init; }

    /// <summary>Changes to the item.</summary>
    [Id(2)]
    public IReadOnlyList<RequestedModifier> Modifiers { get; init; } = [];

    /// <summary>The customer's wish for this line; personal data.</summary>
    [Id(3)]
    public string? Note { get; init; }

    /// <summary>What the client thinks one costs, modifiers aside; refused when the menu says otherwise.</summary>
    [Id(4)]
    public MinorUnits? UnitPrice { get; init; }
}

/// <summary>A modifier as the client asks for it.</summary>
[GenerateSerializer, Immutable, Alias("og.RequestedModifier")]
public sealed record RequestedModifier
{
    /// <summary>The modifier's id within the item.</summary>
    [Id(0)]
    public required string ModifierId { get; init; }

    /// <summary>How many for each one of the line; 1 to 100.</summary>
    [Id(1)]
    public int Quantity { get; init; } = 1;
}
