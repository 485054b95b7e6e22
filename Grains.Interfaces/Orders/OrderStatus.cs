using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Orders;

/// <summary>An order's state; in JSON in snake case. Expiry is a reason, not a state.</summary>
[GenerateSerializer, Alias("og.OrderStatus")]
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Waits for its payment.</summary>
    PendingPayment = 0,

    /// <summary>Waits for the store's decision; the accept deadline, if any, is running.</summary>
    Placed = 1,

    /// <summary>Accepted for later: the kitchen gets it at its fire time.</summary>
    Scheduled = 2,

    /// <summary>The store makes it.</summary>
    Accepted = 3,

    /// <summary>The kitchen works on it.</summary>
    Preparing = 4,

    /// <summary>Ready to be handed over.</summary>
    Ready = 5,

    /// <summary>Handed over. Final.</summary>
    Completed = 6,

    /// <summary>Refused by the store before acceptance. Final.</summary>
    Rejected = 7,

    /// <summary>Called off by anybody after placing. Final.</summary>
    Cancelled = 8,
}
