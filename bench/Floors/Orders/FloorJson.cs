using System.Text.Json.Serialization;

namespace OrderGrains.Bench.Floors.Orders;

/// <summary>Requests and answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(StoreRequest))]
[JsonSerializable(typeof(OrderDocument))]
internal sealed partial class FloorJson : JsonSerializerContext;
