using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>A refund as it is kept.</summary>
[GenerateSerializer, Immutable, Alias("og.Refund")]
public sealed record Refund
{
    /// <summary>Its id, and the key under which the provider is asked for it.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>How much.</summary>
    [Id(1)]
    public required MinorUnits Amount { get; init; }

    /// <summary>How far it got.</summary>
    [Id(2)]
    public RefundStatus Status { get; init; }

    /// <summary>Why, in somebody's words.</summary>
    [Id(3)]
    public string? Note { get; init; }

    /// <summary>The client's key of the request.</summary>
    [Id(4)]
    public string? IdempotencyKey { get; init; }

    /// <summary>What that request asked for; null: all that was left.</summary>
    [Id(5)]
    public MinorUnits? Requested { get; init; }

    /// <summary>True for the one that the order's end brought.</summary>
    [Id(6)]
    public bool IsAutomatic { get; init; }
}
