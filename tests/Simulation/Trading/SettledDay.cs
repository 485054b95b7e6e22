using OrderGrains.Notifications;
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

    /// <summary>What the orders' notifiers know about their e-mails, by the orders' ids.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<NotificationView>> Notifications { get; init; }

    /// <summary>How often each e-mail arrived, by order and event.</summary>
    public required IReadOnlyDictionary<(string Order, long Sequence), int> Mail { get; init; }

    /// <summary>False when silos had wrong clocks, so that times of different orders say nothing together.</summary>
    public bool HaveClocksAgreed { get; init; } = true;

    /// <summary>True when no e-mail may arrive more often than its tries say.</summary>
    public required bool AreTriesRecorded { get; init; }
}
