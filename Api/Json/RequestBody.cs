using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Json;

/// <summary>
/// Reads a request's body. The fast path deserializes at once; only when that fails is the body read again, to say
/// everything that is wrong with its types. How much is read is bounded by the server's limit for the endpoint.
/// </summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a body that must be there.</summary>
    public static async ValueTask<Parsed<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        Parsed<T> body = await ReadOptionalAsync(request, type);
        return body.Value is null && body.Problem is null
            ? new Parsed<T>(null, Problem.InvalidBody("", "must be a JSON object"))
            : body;
    }

    /// <summary>Reads a body that may be empty; then both value and problem are null.</summary>
    public static ValueTask<Parsed<T>> ReadOptionalAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class =>
        HasForeignMediaType(request)
            ? new(new Parsed<T>(null, new Problem(ProblemKind.UnsupportedMediaType, "Send application/json.")))
            : ReadAnyAsync(request, type, JsonBody.Parse);

    /// <summary>
    /// Reads a body whatever its media type, by the given parser; an empty one gives neither value nor problem.
    /// </summary>
    public static async ValueTask<Parsed<T>> ReadAnyAsync<T>(
        HttpRequest request, JsonTypeInfo<T> type, BodyParser<T> parse)
        where T : class
    {
        PipeReader reader = request.BodyReader;
        ReadResult read = await reader.ReadAsync(request.HttpContext.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(request.HttpContext.RequestAborted);
        }

        try
        {
            return Parse(read.Buffer, type, parse);
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private static bool HasForeignMediaType(HttpRequest request) =>
        request.ContentType is { Length: > 0 } && !request.HasJsonContentType();

    private static Parsed<T> Parse<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type, BodyParser<T> parse)
        where T : class
    {
        if (body.IsSingleSegment)
        {
            return Parse(body.First, type, parse);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(rented);
            return Parse(rented.AsMemory(0, (int)body.Length), type, parse);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static Parsed<T> Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type, BodyParser<T> parse)
        where T : class
    {
        if (body.Span.StartsWith(ByteOrderMark))
        {
            body = body[ByteOrderMark.Length..];
        }

        if (body.IsEmpty)
        {
            return default;
        }

        return Utf8.IsValid(body.Span)
            ? parse(body, type)
            : new Parsed<T>(null, Problem.InvalidBody("", "is not valid UTF-8"));
    }
}
