using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Json;

/// <summary>Writes an enum as a snake-case name; a number is not accepted.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class SnakeCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
