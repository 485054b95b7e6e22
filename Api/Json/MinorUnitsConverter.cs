using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Money;

namespace OrderGrains.Api.Json;

/// <summary>An amount is a whole number of minor units.</summary>
internal sealed class MinorUnitsConverter : JsonConverter<MinorUnits>
{
    public override MinorUnits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value)
            ? new MinorUnits(value)
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, MinorUnits value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
