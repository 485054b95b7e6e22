using System.Text.Json.Serialization;
using OrderGrains.Orders;

namespace OrderGrains.Fulfilments;

/// <summary>One event of a ticket's life as it is kept.</summary>
[GenerateSerializer, Immutable, Alias("og.FulfilmentEntry")]
public sealed record FulfilmentEntry
{
    /// <summary>Its number, from 1, without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>The state after it.</summary>
    [Id(1)]
    public required FulfilmentStatus State { get; init; }

    /// <summary>When it was committed; the default until then.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    [Id(3)]
    public OrderReason? Reason { get; init; }

    /// <summary>A remark.</summary>
    [Id(4)]
    public string? Note { get; init; }

    /// <summary>True until the entry is part of a commit.</summary>
    [JsonIgnore]
    public bool IsPending => At == default;
}
