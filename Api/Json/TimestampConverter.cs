using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Api.Json;

/// <summary>A time is ISO 8601 with an offset; without one it would mean another moment on every machine.</summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset>
{
    private const int DateLength = 10;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            && reader.TryGetDateTimeOffset(out DateTimeOffset value)
            && HasOffset(reader.GetString()!)
            ? value.ToUniversalTime()
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);

    /// <summary>Whether the text says which offset it is in.</summary>
    public static bool HasOffset(string text) =>
        text.Length > DateLength && (text[^1] == 'Z' || text.AsSpan(DateLength).IndexOfAny('+', '-') >= 0);
}
