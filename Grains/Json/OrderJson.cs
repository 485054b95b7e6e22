using System.Text.Json.Serialization;
using OrderGrains.Orders;

namespace OrderGrains.Json;

/// <summary>The stored form of orders and of their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(OrderEvent))]
public sealed partial class OrderJson : JsonSerializerContext;
