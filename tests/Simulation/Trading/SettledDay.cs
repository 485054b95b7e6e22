using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>What a silo or a cluster shows once everything has settled.</summary>
internal sealed record SettledDay
{
    /// <summary>The orders that are there, by id, with their timelines.</summary>
    public required IReadOnlyDictionary<string, (OrderView Order, OrderTimeline Timeline)> Orders { get; init; }

    /// <summary>The stores.</summary>
    public required IReadOnlyList<StoreView> Stores { get; init; }

    /// <summary>The e-mails that arrived, by order and event.</summary>
    public required IReadOnlySet<(string Order, long Sequence)> Mail { get; init; }
}
