using System.Text.Json.Serialization;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Json;

/// <summary>The stored form of stores, of their counters and reservations, and of the messages to them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoreState))]
[JsonSerializable(typeof(CapacityState))]
[JsonSerializable(typeof(Reservation))]
[JsonSerializable(typeof(StoreSettings))]
[JsonSerializable(typeof(ReservationReleased))]
[JsonSerializable(typeof(StoreEvent))]
public sealed partial class StoreJson : JsonSerializerContext;
