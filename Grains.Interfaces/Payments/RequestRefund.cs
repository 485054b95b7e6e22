using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>Gives money back.</summary>
[GenerateSerializer, Immutable, Alias("og.RequestRefund")]
public sealed record RequestRefund
{
    /// <summary>How much; null: all that is left.</summary>
    [Id(0)]
    public MinorUnits? Amount { get; init; }

    /// <summary>Why, in somebody's words; at most 500 characters.</summary>
    [Id(1)]
    public string? Note { get; init; }

    /// <summary>The client's key for this request: a repeat is answered with the first one's refund.</summary>
    [Id(2)]
    public string? IdempotencyKey { get; init; }
}
