using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Access;

/// <summary>Lets callers through to their own orders; others' are answered like orders that are not there.</summary>
internal sealed class OrderAccess(string parameter) : IEndpointFilter
{
    /// <summary>The order that the filter has looked at; null: it let the admin through without a look.</summary>
    public static OrderView? Found(HttpContext http) => http.Features.Get<FoundOrder>()?.Order;

    /// <summary>An order that is there and is the caller's; null otherwise.</summary>
    public static async Task<OrderView?> FindAsync(GrainCalls grains, Caller caller, string id) =>
        EntityId.IsValid(id) && await grains.Within(grains.Order(id).Find()) is { } order && caller.MaySee(order)
            ? order
            : null;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        Caller caller = Caller.Of(http);
        if (caller.IsAdmin)
        {
            return await next(context);
        }

        GrainCalls grains = http.RequestServices.GetRequiredService<GrainCalls>();
        if (http.GetRouteValue(parameter) is not string id || await FindAsync(grains, caller, id) is not { } order)
        {
            return Problem.NotFound("order");
        }

        http.Features.Set(new FoundOrder(order));
        return await next(context);
    }

    private sealed record FoundOrder(OrderView Order);
}
