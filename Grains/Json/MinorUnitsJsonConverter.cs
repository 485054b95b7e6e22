using System.Text.Json;
using System.Text.Json.Serialization;
using OrderGrains.Money;

namespace OrderGrains.Json;

/// <summary>Writes an amount as a plain whole number.</summary>
public sealed class MinorUnitsJsonConverter : JsonConverter<MinorUnits>
{
    /// <inheritdoc/>
    public override MinorUnits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MinorUnits value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
