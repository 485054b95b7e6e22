using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Json;

/// <summary>Parses JSON: fast when it is as it should be, thorough when it is not.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = ApiJson.MaxDepth };

    public static Parsed<T> Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            T? value = JsonSerializer.Deserialize(body.Span, type);
            return new Parsed<T>(value, value is null ? Problem.InvalidBody("", "must be a JSON object") : null);
        }
        catch (JsonException)
        {
            return new Parsed<T>(null, Explain(body, type));
        }
    }

    public static Parsed<T> Parse<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            T? value = element.Deserialize(type);
            return new Parsed<T>(value, value is null ? Problem.InvalidBody("", "must be a JSON object") : null);
        }
        catch (JsonException failure)
        {
            return new Parsed<T>(null, Explain(element, type, failure));
        }
    }

    private static Problem Explain(ReadOnlyMemory<byte> body, JsonTypeInfo type)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Lenient);
            return Explain(document.RootElement, type, null);
        }
        catch (JsonException syntax)
        {
            return Problem.InvalidBody(
                "",
                $"is not JSON nested at most {ApiJson.MaxDepth} deep: see line {syntax.LineNumber + 1}, "
                    + $"byte {syntax.BytePositionInLine + 1}");
        }
    }

    private static Problem Explain(JsonElement element, JsonTypeInfo type, JsonException? failure)
    {
        var errors = new FieldErrors();
        TypeErrors.Collect(element, type, "", errors);
        if (!errors.Any)
        {
            errors.AddPointer("", failure is null ? "cannot be read" : $"cannot be read at {failure.Path}");
        }

        return Problem.Invalid(errors);
    }
}
