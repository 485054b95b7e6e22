using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Fulfilments;
using FulfilmentResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Fulfilments.FulfilmentView>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Fulfilments;

/// <summary>The kitchen's tickets: <c>/v1/fulfilments</c>.</summary>
internal static class FulfilmentEndpoints
{
    public static void MapFulfilments(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder fulfilments = app.MapResource("/v1/fulfilments", "Fulfilments");
        fulfilments.MapGet("", List).Describe(
            "List fulfilments",
            "Newest first. Walking all pages gives exactly the tickets that were there before the first page.")
            .TakesQuery(TimeListRequest.Parameters).ForStoresAndCustomers("fulfilments");
        fulfilments.MapGet("/{id}", Get).Describe("Get a fulfilment", "Its state and its timeline.").Fails(404)
            .ForStoresAndCustomers("order");
        fulfilments.MapCommand(FulfilmentCommand.Start, "Start a fulfilment", "The kitchen has begun.");
        fulfilments.MapCommand(FulfilmentCommand.Ready, "Mark a fulfilment ready", "It can be handed over.");
        fulfilments.MapCommand(FulfilmentCommand.Complete, "Complete a fulfilment", "It was handed over.");
        fulfilments.MapCommand(
            FulfilmentCommand.Reject,
            "Reject a fulfilment",
            "It cannot be made: the order is off, and its money goes back.");
        app.MapResource("/v1/orders", "Orders").MapGet("/{id}/fulfilment", GetOfOrder).Describe(
            "Get an order's fulfilment", "The kitchen's ticket; there is one once the order is accepted.").Fails(404)
            .ForStoresAndCustomers("order");
    }

    private static void MapCommand(
        this RouteGroupBuilder fulfilments, FulfilmentCommand command, string summary, string description) =>
        fulfilments.MapPost(
                $"/{{id}}/{command.ToString().ToLowerInvariant()}",
                (HttpContext http, GrainCalls grains, string id) => Change(http, grains, id, command))
            .Describe(summary, description + " The order follows. A repeat changes nothing.")
            .TakesOptionalBody<FulfilmentCommandBody>().TakesIfMatch().Fails(404, 409, 412).ForStores("order");

    private static async Task<FulfilmentResults> Get(HttpContext http, GrainCalls grains, string id) =>
        FulfilmentAnswers.Of(
            FulfilmentId.OrderOf(id) is { } orderId ? await FindAsync(grains, Caller.Of(http), orderId) : null);

    private static async Task<FulfilmentResults> GetOfOrder(HttpContext http, GrainCalls grains, string id) =>
        FulfilmentAnswers.Of(await FindAsync(grains, Caller.Of(http), id));

    private static async Task<FulfilmentView?> FindAsync(GrainCalls grains, Caller caller, string orderId) =>
        EntityId.IsValid(orderId) && await grains.Within(grains.Fulfilment(orderId).Find()) is { } fulfilment
            && caller.MaySee(fulfilment)
            ? fulfilment
            : null;

    private static async Task<Results<JsonAnswer<FulfilmentListBody>, Problem>> List(
        HttpContext http, GrainCalls grains)
    {
        if (!TimeListRequest.TryCreate(http.Request.Query, out TimeQuery? query, out Problem? problem))
        {
            return problem!;
        }

        FulfilmentPage page = await grains.Within(grains.Fulfilments.List(OwnLists.Narrow(Caller.Of(http), query!)));
        return page.CursorInvalid
            ? Problem.InvalidField("cursor", "is not a next_cursor that was answered before")
            : new JsonAnswer<FulfilmentListBody>(
                new FulfilmentListBody { Data = page.Fulfilments, NextCursor = page.NextCursor },
                ApiJson.Web.FulfilmentListBody);
    }

    private static async Task<FulfilmentResults> Change(
        HttpContext http, GrainCalls grains, string id, FulfilmentCommand command)
    {
        Parsed<FulfilmentCommandBody> body =
            await RequestBody.ReadOptionalAsync(http.Request, ApiJson.Web.FulfilmentCommandBody);
        if (body.Failed(out Problem? problem)
            || !FulfilmentRequest.TryCreate(http, command, body.Value, out ChangeFulfilment? change, out problem))
        {
            return problem!;
        }

        Caller caller = Caller.Of(http);
        return FulfilmentId.OrderOf(id) is { } orderId && EntityId.IsValid(orderId)
            && (caller.IsAdmin || await FindAsync(grains, caller, orderId) is not null)
            ? FulfilmentAnswers.Changed(await grains.Within(grains.Fulfilment(orderId).Change(change!)))
            : Problem.NotFound("fulfilment");
    }
}
