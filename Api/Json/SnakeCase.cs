using System.Collections.Frozen;
using System.Text.Json;

namespace OrderGrains.Api.Json;

/// <summary>An enumeration's snake_case names where no JSON is: in query strings, paths and texts.</summary>
internal static class SnakeCase<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Names = Enum.GetValues<TEnum>()
        .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> Values =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string All { get; } = string.Join(
        ", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    public static string NameOf(TEnum value) => Names[value];

    public static bool TryParse(string text, out TEnum value) => Values.TryGetValue(text, out value);
}
