namespace OrderGrains.Bench.Floors.Orders;

/// <summary>An order as stored and answered; the members are those of the product's answer.</summary>
internal sealed record OrderDocument
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string State { get; init; }

    public required string[] AllowedTransitions { get; init; }

    public required string StoreId { get; init; }

    public required string StoreName { get; init; }

    public required string Channel { get; init; }

    public required string DisplayNumber { get; init; }

    public required OrderLine[] Lines { get; init; }

    public required long Total { get; init; }

    public required string Currency { get; init; }

    public Customer? Customer { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }
}

/// <summary>A line with its price.</summary>
internal sealed record OrderLine(
    string ItemId, string Name, int Quantity, long UnitPrice, OrderModifier[] Modifiers, long Total, string? Note);

/// <summary>A modifier with its price.</summary>
internal sealed record OrderModifier(string ModifierId, string Name, int Quantity, long UnitPrice);
