using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Fulfilments;

/// <summary>What happened in the kitchen; on the wire e.g. <c>fulfilment.started</c>.</summary>
[GenerateSerializer, Alias("og.FulfilmentEventType")]
[JsonConverter(typeof(SnakeCaseEnumConverter<FulfilmentEventType>))]
public enum FulfilmentEventType
{
    /// <summary>The kitchen has got a ticket.</summary>
    Created = 0,

    /// <summary>It works on it.</summary>
    Started = 1,

    /// <summary>It can be handed over.</summary>
    Ready = 2,

    /// <summary>It was handed over.</summary>
    Completed = 3,

    /// <summary>It cannot be made.</summary>
    Rejected = 4,

    /// <summary>The order was called off.</summary>
    Cancelled = 5,
}
