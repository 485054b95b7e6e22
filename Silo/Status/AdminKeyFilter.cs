using Microsoft.AspNetCore.Http;
using OrderGrains.Configuration;

namespace OrderGrains.Status;

/// <summary>Lets only callers with the admin key in, where one is set.</summary>
internal sealed class AdminKeyFilter(SecurityOptions security) : IEndpointFilter
{
    private readonly AdminKey? key = security.AdminKey is { } text ? new AdminKey(text) : null;

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (key is null || key.IsIn(http.Request.Headers.Authorization))
        {
            return next(context);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new ValueTask<object?>(TypedResults.StatusCode(StatusCodes.Status401Unauthorized));
    }
}
