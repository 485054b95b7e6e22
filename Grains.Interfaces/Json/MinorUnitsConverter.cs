using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Money;

namespace OrderGrains.Json;

/// <summary>An amount is a plain whole number of minor units.</summary>
public sealed class MinorUnitsConverter : JsonConverter<MinorUnits>
{
    /// <inheritdoc/>
    public override MinorUnits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value)
            ? new MinorUnits(value)
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MinorUnits value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
