using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Orders;

/// <summary>What happened to an order; on the wire e.g. <c>order.placed</c>.</summary>
[GenerateSerializer, Alias("og.OrderEventType")]
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderEventType>))]
public enum OrderEventType
{
    /// <summary>The order came in.</summary>
    Placed = 0,

    /// <summary>The store takes it; or, for a scheduled one, its fire time has come.</summary>
    Accepted = 1,

    /// <summary>The store refused it.</summary>
    Rejected = 2,

    /// <summary>The store takes it for later.</summary>
    Scheduled = 3,

    /// <summary>The kitchen started.</summary>
    Preparing = 4,

    /// <summary>It can be handed over.</summary>
    Ready = 5,

    /// <summary>It was handed over.</summary>
    Completed = 6,

    /// <summary>It was called off.</summary>
    Cancelled = 7,

    /// <summary>The promised time moved.</summary>
    Delayed = 8,

    /// <summary>The order came in and waits for its payment; it is placed once that is sure.</summary>
    Created = 9,
}
