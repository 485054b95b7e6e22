using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.Json;

/// <summary>A body as an answer, with the headers that go with it.</summary>
internal sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    : IResult, IEndpointMetadataProvider
{
    public T Value { get; } = value;

    public int Status { get; } = status;

    public string? Location { get; init; }

    public long? Version { get; init; }

    public bool Replayed { get; init; }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        IHeaderDictionary headers = httpContext.Response.Headers;
        if (Version is { } version)
        {
            headers.ETag = RequestHeaders.ETag(version);
        }

        if (Location is not null)
        {
            headers.Location = Location;
        }

        if (Replayed)
        {
            headers[RequestHeaders.IdempotencyReplayed] = "true";
        }

        return JsonResponse.WriteAsync(httpContext, Status, Value, type);
    }
}
