using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Api.Json;

/// <summary>Enumerations are snake_case strings, never numbers.</summary>
internal sealed class SnakeCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
