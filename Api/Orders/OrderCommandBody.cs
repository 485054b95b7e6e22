using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>What goes with a command to an order; all of it is optional.</summary>
public sealed record OrderCommandBody
{
    /// <summary>
    /// Why; only to reject and to cancel. Default: other, or customer_request for a customer's cancel.
    /// </summary>
    public ReasonBody? Reason { get; init; }

    /// <summary>Who does it: customer, store, channel or operator. Default: customer to cancel, else store.</summary>
    public Actor? Actor { get; init; }

    /// <summary>When it will be ready; only to accept. Default: the store's lead time from now.</summary>
    public DateTimeOffset? ReadyAt { get; init; }
}

/// <summary>Why an order is rejected or cancelled.</summary>
public sealed record ReasonBody
{
    /// <summary>The stable code.</summary>
    public ReasonCode? Code { get; init; }

    /// <summary>A sentence for people; no personal data.</summary>
    public string? Note { get; init; }
}
