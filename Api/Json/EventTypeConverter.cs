using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Orders;

namespace OrderGrains.Api.Json;

/// <summary>An event's type is e.g. <c>order.placed</c>.</summary>
internal sealed class EventTypeConverter : JsonConverter<OrderEventType>
{
    private static readonly FrozenDictionary<OrderEventType, string> Names = Enum.GetValues<OrderEventType>()
        .ToFrozenDictionary(
            type => type, type => "order." + JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString()));

    private static readonly FrozenDictionary<string, OrderEventType> Types =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every name.</summary>
    public static IEnumerable<string> All => Names.Values;

    /// <summary>The type's name.</summary>
    public static string NameOf(OrderEventType type) => Names[type];

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, out OrderEventType type) => Types.TryGetValue(name, out type);

    public override OrderEventType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out OrderEventType type)
            ? type
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, OrderEventType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Names[value]);
}
