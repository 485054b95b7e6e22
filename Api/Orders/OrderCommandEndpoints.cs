using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;
using OrderResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Orders.OrderView>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Orders;

/// <summary>Moving an order on: <c>/v1/orders/{id}/accept</c> and its like.</summary>
internal static class OrderCommandEndpoints
{
    public static void MapOrderCommands(this RouteGroupBuilder orders)
    {
        orders.MapCommand(OrderCommand.Accept, "Accept an order", "The store takes it, until its accept_deadline.");
        orders.MapCommand(OrderCommand.Reject, "Reject an order", "The store refuses it, before acceptance.");
        orders.MapCommand(OrderCommand.Cancel, "Cancel an order", "Called off, by anyone, after placing.");
        orders.MapCommand(OrderCommand.Prepare, "Start preparing an order", "The kitchen has begun.");
        orders.MapCommand(OrderCommand.Ready, "Mark an order ready", "It can be handed over.");
        orders.MapCommand(OrderCommand.Complete, "Complete an order", "It was handed over.");
    }

    private static void MapCommand(
        this RouteGroupBuilder orders, OrderCommand command, string summary, string description) =>
        orders.MapPost(
                $"/{{id}}/{command.ToString().ToLowerInvariant()}",
                (HttpContext http, GrainCalls grains, string id) => Change(http, grains, id, command))
            .Describe(summary, description + " An If-Match with an old ETag is refused with 412.")
            .TakesOptionalBody<OrderCommandBody>().TakesIdempotencyKey().TakesIfMatch().Fails(404, 409, 412, 422)
            .ForWhoMay(command);

    /// <summary>The kitchen's commands are its store's; a customer may call an order off.</summary>
    private static void ForWhoMay(this RouteHandlerBuilder endpoint, OrderCommand command) =>
        _ = command == OrderCommand.Cancel ? endpoint.ForOrder("id") : endpoint.ForStoreOfOrder("id");

    private static async Task<OrderResults> Change(
        HttpContext http, GrainCalls grains, string id, OrderCommand command)
    {
        Parsed<OrderCommandBody> body =
            await RequestBody.ReadOptionalAsync(http.Request, ApiJson.Web.OrderCommandBody);
        if (body.Failed(out Problem? problem)
            || !ChangingRequest.TryCreate(http, command, body.Value, out ChangeOrder? change, out problem))
        {
            return problem!;
        }

        return EntityId.IsValid(id)
            ? OrderAnswers.Changed(await grains.Within(grains.Order(id).Change(change!)))
            : Problem.NotFound("order");
    }
}
