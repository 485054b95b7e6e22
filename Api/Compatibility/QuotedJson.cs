using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Api.Json;

namespace OrderGrains.Api.Compatibility;

/// <summary>Parses an object, or a JSON string that holds one.</summary>
internal static class QuotedJson
{
    public static Parsed<T> Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            if (reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text
                && !reader.Read())
            {
                return JsonBody.Parse(Encoding.UTF8.GetBytes(text), type);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // What is wrong with it is said by the parser that follows.
            return JsonBody.Parse(body, type);
        }

        return JsonBody.Parse(body, type);
    }
}
