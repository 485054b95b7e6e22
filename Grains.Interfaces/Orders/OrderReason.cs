namespace OrderGrains.Orders;

/// <summary>Why an order was rejected or cancelled.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderReason")]
public sealed record OrderReason
{
    /// <summary>The stable code.</summary>
    [Id(0)]
    public required ReasonCode Code { get; init; }

    /// <summary>A sentence for people; no personal data.</summary>
    [Id(1)]
    public string? Note { get; init; }
}
