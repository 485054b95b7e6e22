using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Fulfilments;

/// <summary>The state of the kitchen's work on an order; in JSON in snake case.</summary>
[GenerateSerializer, Alias("og.FulfilmentStatus")]
[JsonConverter(typeof(SnakeCaseEnumConverter<FulfilmentStatus>))]
public enum FulfilmentStatus
{
    /// <summary>There is no ticket yet.</summary>
    Pending = 0,

    /// <summary>The kitchen has the ticket.</summary>
    Created = 1,

    /// <summary>The kitchen works on it.</summary>
    InProgress = 2,

    /// <summary>It can be handed over.</summary>
    Ready = 3,

    /// <summary>It was handed over. Final.</summary>
    Completed = 4,

    /// <summary>The kitchen cannot make it. Final.</summary>
    Rejected = 5,

    /// <summary>The order was called off. Final.</summary>
    Cancelled = 6,
}
