using System.Buffers;
using System.IO.Pipelines;

namespace OrderGrains.Bench.Floors;

/// <summary>Reads whole bodies and writes answers of a known length.</summary>
internal static class JsonAnswer
{
    private const int MaxBodySize = 64 * 1024;

    private static readonly byte[] Missing = "{\"code\":\"not_found\"}"u8.ToArray();
    private static readonly byte[] Conflict = "{\"code\":\"conflict\"}"u8.ToArray();
    private static readonly byte[] Invalid = "{\"code\":\"validation_failed\"}"u8.ToArray();

    public static Task WriteAsync(HttpContext context, int status, ReadOnlySpan<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.BodyWriter.Write(body);
        return context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }

    public static Task NotFoundAsync(HttpContext context) => WriteAsync(context, 404, Missing);

    public static Task ConflictAsync(HttpContext context) => WriteAsync(context, 409, Conflict);

    public static Task InvalidAsync(HttpContext context) => WriteAsync(context, 400, Invalid);

    /// <summary>The whole body; the caller advances the reader when done with it.</summary>
    public static ValueTask<ReadResult> ReadAsync(HttpContext context)
    {
        long length = context.Request.ContentLength ?? 0;
        return length is > 0 and <= MaxBodySize
            ? context.Request.BodyReader.ReadAtLeastAsync((int)length, context.RequestAborted)
            : throw new BadHttpRequestException("A body with a content length is required.", 411);
    }
}
