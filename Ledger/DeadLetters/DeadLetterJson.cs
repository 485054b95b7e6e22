using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Ledger;

/// <summary>Dead letters as readable JSON; a parked event stands beside its letter.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeadLetter))]
internal sealed partial class DeadLetterJson : JsonSerializerContext
{
    /// <summary>Writes a letter and, if it has one, its event.</summary>
    public static ReadOnlyMemory<byte> Write(DeadLetter letter, ReadOnlyMemory<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("format", 1);
        json.WritePropertyName("letter");
        JsonSerializer.Serialize(json, letter, Default.DeadLetter);
        if (!payload.IsEmpty)
        {
            json.WritePropertyName("event");
            json.WriteRawValue(payload.Span);
        }

        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    /// <summary>Reads a letter.</summary>
    public static DeadLetter Read(ReadOnlyMemory<byte> value)
    {
        using JsonDocument document = JsonDocument.Parse(value);
        return document.RootElement.GetProperty("letter").Deserialize(Default.DeadLetter)
            ?? throw new JsonException("A dead letter's row holds no letter.");
    }
}
