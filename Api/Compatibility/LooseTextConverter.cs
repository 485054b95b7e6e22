using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Api.Compatibility;

/// <summary>A text, or a whole number that stands for one: the old clients sent ids either way.</summary>
internal sealed class LooseTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt64(out long number) =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
