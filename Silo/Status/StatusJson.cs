using System.Text.Json.Serialization;
using OrderGrains.Audit;

namespace OrderGrains.Status;

/// <summary>What silos tell each other about themselves.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiloStatus))]
[JsonSerializable(typeof(OrderPlace))]
[JsonSerializable(typeof(AuditRequest))]
[JsonSerializable(typeof(AuditReport))]
public sealed partial class StatusJson : JsonSerializerContext;
