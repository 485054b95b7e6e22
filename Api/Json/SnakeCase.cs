using System.Collections.Frozen;
using System.Text.Json;

namespace OrderGrains.Api.Json;

/// <summary>Reads an enumeration's snake_case names from where no JSON is: query strings and paths.</summary>
internal static class SnakeCase<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(
            value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static string All { get; } = string.Join(
        ", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    public static bool TryParse(string text, out TEnum value) => Values.TryGetValue(text, out value);
}
