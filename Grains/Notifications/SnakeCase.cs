using System.Text.Json;

namespace OrderGrains.Notifications;

/// <summary>Names of enumeration members as the wire has them.</summary>
internal static class SnakeCase
{
    /// <summary>E.g. <c>accept_deadline_elapsed</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
