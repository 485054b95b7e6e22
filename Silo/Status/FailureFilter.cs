using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrderGrains.Ledger;

namespace OrderGrains.Status;

/// <summary>Answers failures that are no bugs: a ledger that is away or busy, a body that is not JSON.</summary>
internal sealed class FailureFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InfrastructureException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (JsonException)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }
    }
}
