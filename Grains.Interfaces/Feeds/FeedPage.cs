using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Feeds;

/// <summary>Some events of a bucket, in the order in which they were committed.</summary>
[GenerateSerializer, Immutable, Alias("og.FeedPage")]
public sealed record FeedPage
{
    /// <summary>The events; none: there was nothing new, or nothing that anybody is shown.</summary>
    [Id(0)]
    public required IReadOnlyList<FeedEvent> Events { get; init; }

    /// <summary>Where the next page begins.</summary>
    [Id(1)]
    public required FeedPosition Next { get; init; }

    /// <summary>Everything before <see cref="Next"/> was committed at this time or earlier.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>True when the log does not go back to where the page was to begin.</summary>
    [Id(3)]
    public bool IsLost { get; init; }
}

/// <summary>An event of a bucket: one of the four, or of a kind that only later versions know.</summary>
[GenerateSerializer, Immutable, Alias("og.FeedEvent")]
public sealed record FeedEvent
{
    /// <summary>The place after it.</summary>
    [Id(0)]
    public required FeedPosition Next { get; init; }

    /// <summary>An order's event.</summary>
    [Id(1)]
    public OrderEvent? Order { get; init; }

    /// <summary>A payment's event.</summary>
    [Id(2)]
    public PaymentEvent? Payment { get; init; }

    /// <summary>A ticket's event.</summary>
    [Id(3)]
    public FulfilmentEvent? Fulfilment { get; init; }

    /// <summary>A store's own event.</summary>
    [Id(4)]
    public StoreEvent? Store { get; init; }
}
