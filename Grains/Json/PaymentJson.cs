using System.Text.Json.Serialization;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Json;

/// <summary>The stored form of payments and fulfilments, and of the messages between them and their order.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PaymentState))]
[JsonSerializable(typeof(PaymentEvent))]
[JsonSerializable(typeof(SimulatedIntentState))]
[JsonSerializable(typeof(ProviderEvent))]
[JsonSerializable(typeof(FulfilmentState))]
[JsonSerializable(typeof(FulfilmentEvent))]
[JsonSerializable(typeof(OrderStep))]
public sealed partial class PaymentJson : JsonSerializerContext;
