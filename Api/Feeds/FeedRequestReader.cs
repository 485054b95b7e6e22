using Microsoft.Extensions.Primitives;
using OrderGrains.Api.OpenApi;

namespace OrderGrains.Api.Feeds;

/// <summary>Finds the cursor of a request: what a browser sends when it comes back, or else the parameter.</summary>
internal static class FeedRequestReader
{
    public const string HeaderName = "Last-Event-ID";

    private const string ParameterName = "after";

    public static readonly QueryParameter[] Parameters =
        [new(ParameterName, $"The id of the last event that was received, where {HeaderName} cannot be sent.")];

    public static readonly HeaderNote Header = new(
        HeaderName, "The id of the last event that was received: what has happened since is sent first.", "AQI");

    /// <summary>The cursor; null: from now on.</summary>
    public static string? Cursor(HttpRequest request)
    {
        StringValues sent = request.Headers[HeaderName];
        string? cursor = sent.Count > 0 ? sent.ToString() : request.Query[ParameterName].ToString();
        return string.IsNullOrEmpty(cursor) ? null : cursor;
    }
}
