using OrderGrains.Api.Problems;
using OrderGrains.Configuration;

namespace OrderGrains.Api.Hosting;

/// <summary>
/// Lets only callers with the admin key in. Runs where a key is set; the comparison takes constant time.
/// </summary>
internal sealed class AdminKeyMiddleware(RequestDelegate next, string key)
{
    private readonly AdminKey expected = new(key);

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null
            || expected.IsIn(http.Request.Headers.Authorization))
        {
            return next(http);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(ProblemKind.Unauthorised, "Send Authorization: Bearer with the admin key.")
            .ExecuteAsync(http);
    }
}
