using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Compatibility;

/// <summary>The addresses of order-middleware: <c>/create</c>, <c>/get</c>, <c>/update</c>.</summary>
internal static class SeedEndpoints
{
    public static void MapOrderMiddleware(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder seed = app.MapResource("", "order-middleware");
        seed.MapPost("/create", Create).Describe(
            "Create an order (order-middleware)", "An id and a status. The same again is 200, other content 409.")
            .TakesBody<SeedRequest>().Answers<OrderView>(201).Answers<OrderView>(200).Fails(409, 429);
        seed.MapGet("/get", Get).Describe(
            "Get an order (order-middleware)", "By orderid in the query, or in a JSON body.")
            .TakesQuery([new QueryParameter("orderid", "The order's id.", "1")]).Answers<OrderView>(200).Fails(404);
        seed.MapPost("/update", Update).Describe(
            "Accept or reject an order (order-middleware)", "status true accepts, false rejects.")
            .TakesBody<SeedRequest>().Answers<OrderView>(200).Fails(404, 409);
    }

    private static async Task<Results<SeedOrderAnswer, Problem>> Create(HttpContext http, GrainCalls grains)
    {
        Parsed<SeedPayload> body = await SeedRequests.ReadAsync(http.Request, "create");
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        PlaceOrder command = SeedRequests.ToCommand(body.Value!, RequestHeaders.TraceParent(http.Request));
        OrderResult result = await grains.PlaceAsync(body.Value!.Orderid!, command);
        int status = result.Replayed ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        return result.Order is { } order
            ? new SeedOrderAnswer(order, status)
            : Problem.Of(OrderAnswers.RefusalOf(result));
    }

    private static async Task<Results<SeedOrderAnswer, Problem>> Get(HttpContext http, GrainCalls grains)
    {
        Parsed<SeedOrderId> body = await SeedRequests.ReadIdAsync(http.Request);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        OrderView? order = await grains.Within(grains.Order(body.Value!.Orderid!).Find());
        return order is null ? new Problem(ProblemKind.NotFound, "Item not found") : new SeedOrderAnswer(order);
    }

    private static async Task<Results<SeedOrderAnswer, Problem>> Update(HttpContext http, GrainCalls grains)
    {
        Parsed<SeedPayload> body = await SeedRequests.ReadAsync(http.Request, "update");
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        bool accept = body.Value!.Status!.Value;
        OrderResult result = await grains.Within(grains.Order(body.Value.Orderid!).Change(new ChangeOrder
        {
            Command = accept ? OrderCommand.Accept : OrderCommand.Reject,
            Actor = Actor.Store,
            Reason = accept ? null : new OrderReason { Code = ReasonCode.Other },
            TraceParent = RequestHeaders.TraceParent(http.Request),
        }));
        return result.Order is { } order
            ? new SeedOrderAnswer(order)
            : Problem.Of(OrderAnswers.RefusalOf(result));
    }
}
