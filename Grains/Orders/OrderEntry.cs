using System.Text.Json.Serialization;

namespace OrderGrains.Orders;

/// <summary>
/// One event of an order's life as it is kept: the timeline is what the order's state is folded from.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.OrderEntry")]
public sealed record OrderEntry
{
    /// <summary>Its number, from 1, without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required OrderEventType Type { get; init; }

    /// <summary>When it was committed; the default until then.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    [Id(3)]
    public required Actor Actor { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    [Id(4)]
    public OrderReason? Reason { get; init; }

    /// <summary>The promised time that it set.</summary>
    [Id(5)]
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>The client's key of the request that did it.</summary>
    [Id(6)]
    public string? IdempotencyKey { get; init; }

    /// <summary>A hash of that request: how a repeat is told from another request with the same key.</summary>
    [Id(7)]
    public string? RequestHash { get; init; }

    /// <summary>The deadline for the store's decision that it set; only where the order was paid first.</summary>
    [Id(8)]
    public DateTimeOffset? AcceptDeadline { get; init; }

    /// <summary>The request's trace context; it leaves with the event and is not kept.</summary>
    [JsonIgnore]
    [field: NonSerialized]
    public string? TraceParent { get; init; }

    /// <summary>True until the entry is part of a commit.</summary>
    [JsonIgnore]
    public bool IsPending => At == default;
}
