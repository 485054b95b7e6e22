using System.Text.Json.Serialization;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>
/// What is hashed of an order. Without converters among its options it is written by generated code alone, without
/// <see cref="Json.ApiJson"/>'s look at each member.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlaceOrder))]
internal sealed partial class FingerprintJson : JsonSerializerContext;
