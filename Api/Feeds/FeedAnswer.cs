using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace OrderGrains.Api.Feeds;

/// <summary>A stream as an answer: it lasts as long as the client, or this process.</summary>
internal sealed class FeedAnswer(Feed feed, FeedHub hub) : IResult, IEndpointMetadataProvider
{
    private const string MediaType = "text/event-stream";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(FeedEventBody), [MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using Feed own = feed;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, hub.Stopping);
        HttpResponse response = httpContext.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";

        // Proxies would wait for the end of an answer that has none.
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        hub.Metrics.Opened();
        try
        {
            await own.RunAsync(new FeedWriter(response.BodyWriter), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has gone, or this process is about to: the client comes back with its cursor.
            return;
        }
        finally
        {
            hub.Metrics.Ended();
        }
    }
}
