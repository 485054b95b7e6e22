using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrderGrains.Api.Json;

/// <summary>Writes a body straight into the response's pipe.</summary>
internal static class JsonResponse
{
    public const string MediaType = "application/json; charset=utf-8";

    public static async Task WriteAsync<T>(
        HttpContext http, int status, T value, JsonTypeInfo<T> type, string mediaType = MediaType)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        Utf8JsonWriter writer = PooledWriter.Rent(http.Response.BodyWriter);
        JsonSerializer.Serialize(writer, value, type);
        http.Response.ContentLength = writer.BytesCommitted + writer.BytesPending;
        writer.Flush();
        PooledWriter.Return(writer);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
