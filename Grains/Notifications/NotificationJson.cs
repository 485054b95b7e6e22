using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>The stored form of notifications and templates.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NotificationState))]
[JsonSerializable(typeof(TemplateState))]
public sealed partial class NotificationJson : JsonSerializerContext;
