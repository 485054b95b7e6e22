using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Stores;

/// <summary>What happened to what a store takes; on the wire e.g. <c>store.paused</c>, <c>item.available</c>.</summary>
[GenerateSerializer, Alias("og.StoreEventType")]
[JsonConverter(typeof(SnakeCaseEnumConverter<StoreEventType>))]
public enum StoreEventType
{
    /// <summary>It takes no orders until a time, or until another one than before.</summary>
    Paused = 0,

    /// <summary>It takes orders again.</summary>
    Resumed = 1,

    /// <summary>An item is not sold any more, or not until another time than before.</summary>
    ItemUnavailable = 2,

    /// <summary>An item is sold again, or for the first time.</summary>
    ItemAvailable = 3,
}
