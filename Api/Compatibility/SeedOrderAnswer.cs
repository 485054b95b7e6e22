using System.Text.Json;
using System.Text.Json.Nodes;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Orders;

namespace OrderGrains.Api.Compatibility;

/// <summary>
/// An order as order-middleware answers it, <c>orderid</c> and <c>status</c> first, then the whole order.
/// </summary>
internal sealed class SeedOrderAnswer(OrderView order, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = RequestHeaders.ETag(order.Version);
        return JsonResponse.WriteAsync(httpContext, status, ToBody(), ApiJson.Web.JsonObject);
    }

    /// <summary>Accepted, in the sense of order-middleware.</summary>
    public static bool StatusOf(OrderStatus state) => state is OrderStatus.Scheduled or OrderStatus.Accepted
        or OrderStatus.Preparing or OrderStatus.Ready or OrderStatus.Completed;

    private JsonObject ToBody()
    {
        JsonObject body = JsonSerializer.SerializeToNode(order, ApiJson.Web.OrderView)!.AsObject();
        body.Insert(0, "orderid", order.Id);
        body.Insert(1, "status", StatusOf(order.State));
        return body;
    }
}
