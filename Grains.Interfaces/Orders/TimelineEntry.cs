namespace OrderGrains.Orders;

/// <summary>One event of an order's life.</summary>
[GenerateSerializer, Immutable, Alias("og.TimelineEntry")]
public sealed record TimelineEntry
{
    /// <summary>Its number, from 1, without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required OrderEventType Type { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    [Id(3)]
    public required Actor Actor { get; init; }

    /// <summary>The state after it.</summary>
    [Id(4)]
    public required OrderStatus State { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    [Id(5)]
    public OrderReason? Reason { get; init; }

    /// <summary>The deadline that it set.</summary>
    [Id(6)]
    public DateTimeOffset? AcceptDeadline { get; init; }

    /// <summary>The promised time that it set.</summary>
    [Id(7)]
    public DateTimeOffset? ReadyAt { get; init; }
}
