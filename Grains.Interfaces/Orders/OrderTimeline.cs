namespace OrderGrains.Orders;

/// <summary>An order's whole life.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderTimeline")]
public sealed record OrderTimeline
{
    /// <summary>The order's id.</summary>
    [Id(0)]
    public required string OrderId { get; init; }

    /// <summary>Its events, from the first, without gaps.</summary>
    [Id(1)]
    public required IReadOnlyList<TimelineEntry> Entries { get; init; }
}
