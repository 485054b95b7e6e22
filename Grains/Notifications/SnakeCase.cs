using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Notifications;

/// <summary>Names of enumeration members as the wire has them.</summary>
internal static class SnakeCase
{
    /// <summary>E.g. <c>accept_deadline_elapsed</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>Writes an enumeration as the wire has it; numbers are not read.</summary>
internal sealed class SnakeCaseConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
