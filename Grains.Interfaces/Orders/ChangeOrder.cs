namespace OrderGrains.Orders;

/// <summary>Moves an order to another state: accept, reject, cancel, prepare, ready, complete.</summary>
[GenerateSerializer, Immutable, Alias("og.ChangeOrder")]
public sealed record ChangeOrder
{
    /// <summary>What to do.</summary>
    [Id(0)]
    public required OrderCommand Command { get; init; }

    /// <summary>Who does it.</summary>
    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Why; required to reject and to cancel.</summary>
    [Id(2)]
    public OrderReason? Reason { get; init; }

    /// <summary>When it will be ready; only to accept. Null: the store's lead time from now.</summary>
    [Id(3)]
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>The version that the caller has seen; refused when the order has moved on. Null: any.</summary>
    [Id(4)]
    public long? ExpectedVersion { get; init; }

    /// <summary>The client's key for this request: a repeat is answered with the first answer.</summary>
    [Id(5)]
    public string? IdempotencyKey { get; init; }

    /// <summary>The W3C trace context of the request; events carry it on.</summary>
    [Id(6)]
    public string? TraceParent { get; init; }
}

/// <summary>What can be asked of a placed order.</summary>
[GenerateSerializer, Alias("og.OrderCommand")]
public enum OrderCommand
{
    /// <summary>The store takes it.</summary>
    Accept = 0,

    /// <summary>The store refuses it, before acceptance.</summary>
    Reject = 1,

    /// <summary>Anybody calls it off.</summary>
    Cancel = 2,

    /// <summary>The kitchen starts.</summary>
    Prepare = 3,

    /// <summary>It can be handed over.</summary>
    Ready = 4,

    /// <summary>It was handed over.</summary>
    Complete = 5,
}
