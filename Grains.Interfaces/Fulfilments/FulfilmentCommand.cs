using OrderGrains.Orders;

namespace OrderGrains.Fulfilments;

/// <summary>What can be asked of a ticket.</summary>
[GenerateSerializer, Alias("og.FulfilmentCommand")]
public enum FulfilmentCommand
{
    /// <summary>The kitchen starts.</summary>
    Start = 0,

    /// <summary>It can be handed over.</summary>
    Ready = 1,

    /// <summary>It was handed over.</summary>
    Complete = 2,

    /// <summary>It cannot be made.</summary>
    Reject = 3,
}

/// <summary>Moves a ticket on.</summary>
[GenerateSerializer, Immutable, Alias("og.ChangeFulfilment")]
public sealed record ChangeFulfilment
{
    /// <summary>What to do.</summary>
    [Id(0)]
    public required FulfilmentCommand Command { get; init; }

    /// <summary>Why; required to reject.</summary>
    [Id(1)]
    public OrderReason? Reason { get; init; }

    /// <summary>A remark.</summary>
    [Id(2)]
    public string? Note { get; init; }

    /// <summary>The version that the caller has seen; refused when the ticket has moved on. Null: any.</summary>
    [Id(3)]
    public long? ExpectedVersion { get; init; }
}
