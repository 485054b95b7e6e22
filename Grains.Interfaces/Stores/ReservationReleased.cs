namespace OrderGrains.Stores;

/// <summary>Tells a store that an order has left its hands: what it reserved for the order is free again.</summary>
[GenerateSerializer, Immutable, Alias("og.ReservationReleased")]
public sealed record ReservationReleased
{
    /// <summary>The stream namespace; the stream's key is the store's.</summary>
    public const string StreamNamespace = "stores";

    /// <summary>The format that it was written in; readers take every earlier one.</summary>
    [Id(0)]
    public int Format { get; init; } = 1;

    /// <summary>The order's id.</summary>
    [Id(1)]
    public required string OrderId { get; init; }

    /// <summary>The attempt whose reservation is released.</summary>
    [Id(2)]
    public required int Attempt { get; init; }

    /// <summary>True when nothing was made: the stock goes back too.</summary>
    [Id(3)]
    public required bool Restock { get; init; }
}
