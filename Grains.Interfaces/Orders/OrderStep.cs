namespace OrderGrains.Orders;

/// <summary>
/// What an order's saga tells one of its steps: the order is in this state, do or undo what belongs to it. Told once
/// for each state, in their order.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.OrderStep")]
public sealed record OrderStep
{
    /// <summary>The stream namespace of what payments are told; the stream's key is the order's.</summary>
    public const string PaymentNamespace = "order-payments";

    /// <summary>The stream namespace of what fulfilments are told; the stream's key is the order's.</summary>
    public const string FulfilmentNamespace = "order-fulfilments";

    /// <summary>The format that it was written in; readers take every earlier one.</summary>
    [Id(0)]
    public int Format { get; init; } = 1;

    /// <summary>The number of the order's event.</summary>
    [Id(1)]
    public required long Sequence { get; init; }

    /// <summary>The order's state after it.</summary>
    [Id(2)]
    public required OrderStatus State { get; init; }

    /// <summary>True: what the step did is to be undone.</summary>
    [Id(3)]
    public required bool Undo { get; init; }

    /// <summary>The store's id.</summary>
    [Id(4)]
    public required string StoreId { get; init; }

    /// <summary>The customer's id.</summary>
    [Id(5)]
    public string? CustomerId { get; init; }

    /// <summary>Why, for an undo.</summary>
    [Id(6)]
    public OrderReason? Reason { get; init; }
}
