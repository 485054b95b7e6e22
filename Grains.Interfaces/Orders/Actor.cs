using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Orders;

/// <summary>Who did something to an order; in JSON in snake case.</summary>
[GenerateSerializer, Alias("og.Actor")]
[JsonConverter(typeof(SnakeCaseEnumConverter<Actor>))]
public enum Actor
{
    /// <summary>The middleware itself: a rule, a deadline.</summary>
    System = 0,

    /// <summary>The customer.</summary>
    Customer = 1,

    /// <summary>The store's people.</summary>
    Store = 2,

    /// <summary>The channel that the order came from.</summary>
    Channel = 3,

    /// <summary>An operator of the middleware.</summary>
    Operator = 4,
}
