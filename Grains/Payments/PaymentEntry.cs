using System.Text.Json.Serialization;
using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>One event of a payment's life as it is kept.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentEntry")]
public sealed record PaymentEntry
{
    /// <summary>Its number, from 1, without gaps.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required PaymentEventType Type { get; init; }

    /// <summary>When it was committed; the default until then.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>The state after it.</summary>
    [Id(3)]
    public required PaymentStatus State { get; init; }

    /// <summary>The amount that it is about.</summary>
    [Id(4)]
    public required MinorUnits Amount { get; init; }

    /// <summary>The refund that it is about.</summary>
    [Id(5)]
    public string? RefundId { get; init; }

    /// <summary>True until the entry is part of a commit.</summary>
    [JsonIgnore]
    public bool IsPending => At == default;
}
