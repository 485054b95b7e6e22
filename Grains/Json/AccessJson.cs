using System.Text.Json.Serialization;
using OrderGrains.Access;

namespace OrderGrains.Json;

/// <summary>The stored form of what keys are made with.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TenantSecretState))]
[JsonSerializable(typeof(KitchenKeyState))]
public sealed partial class AccessJson : JsonSerializerContext;
