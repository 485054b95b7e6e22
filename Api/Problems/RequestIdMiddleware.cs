namespace OrderGrains.Api.Problems;

/// <summary>Gives every request an id, the client's if it sends a usable one, and answers with it.</summary>
internal sealed class RequestIdMiddleware(RequestDelegate next)
{
    public const string Header = "X-Request-Id";

    private const int MostLength = 128;

    public Task InvokeAsync(HttpContext http)
    {
        string? id = http.Request.Headers[Header];
        if (id is { Length: > 0 and <= MostLength } && !id.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            http.TraceIdentifier = id;
        }

        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    }
}
