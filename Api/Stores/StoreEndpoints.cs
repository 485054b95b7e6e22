using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Stores;
using StoreResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Stores.StoreAnswerBody>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Stores;

/// <summary>Setting stores up: <c>/v1/stores</c>.</summary>
internal static class StoreEndpoints
{
    private const string Prefix = "sto_";

    public static void MapStores(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder stores = app.MapResource("/v1/stores", "Stores");
        stores.MapPost("", Create).Describe(
            "Create a store", "Its rules, its capacity and its menu. The same id with the same settings is no error.")
            .TakesBody<StoreBody>().TakesIdempotencyKey().Answers<StoreAnswerBody>(201).Fails(409);
        stores.MapGet("", List).Describe(
            "List stores",
            "Newest first. Customers get the menus, without limits and counts; a store's people their own.")
            .TakesQuery(PageRequest.Parameters).Answers<StoreListBody>(200).ForStoresAndCustomers("store");
        stores.MapGet("/{id}", Get).Describe(
            "Get a store",
            "Its rules, its menu, and how full it is now. Customers get the menu, without limits and counts.")
            .Answers<StoreAnswerBody>(200).Fails(404).ForStoreAndCustomers("id");
        stores.MapPut("/{id}", Replace).Describe(
            "Replace a store's settings", "The next order is decided by the new ones. What was got may be put back.")
            .TakesBody<StoreBody>().TakesIfMatch().Fails(404, 412);
        stores.MapStoreCommands();
        stores.MapTemplates();
    }

    private static async Task<StoreResults> Create(HttpContext http, GrainCalls grains, OrderIds ids)
    {
        Parsed<StoreBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.StoreBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        string? key = RequestHeaders.IdempotencyKey(http.Request, errors);
        StoreRules.Check(body.Value!, errors);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        string id = body.Value!.Id ?? (key is null ? ids.New(Prefix) : OrderIds.OfKey(Prefix, GrainCalls.Tenant, key));
        StoreResult result = await grains.Within(grains.Store(id).Create(StoreMapping.ToSettings(body.Value)));
        return StoreAnswers.Of(result, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Get(HttpContext http, GrainCalls grains, string id) =>
        EntityId.IsValid(id) && await grains.Within(grains.Store(id).Find()) is { } store
            ? StoreAnswers.For(Caller.Of(http), store)
            : Problem.NotFound("store");

    private static async Task<IResult> List(HttpContext http, GrainCalls grains)
    {
        var errors = new FieldErrors();
        var reader = new QueryReader(http.Request.Query, errors);
        string? cursor = PageRequest.Cursor(reader);
        int limit = PageRequest.Limit(reader);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        Caller caller = Caller.Of(http);
        StorePage page = caller.StoreId is { } own
            ? new StorePage { Stores = await grains.Within(grains.Store(own).Find()) is { } store ? [store] : [] }
            : await grains.Within(grains.Stores.List(cursor, limit));
        return page.CursorInvalid
            ? Problem.InvalidField("cursor", "is not a next_cursor that was answered before")
            : StoreAnswers.For(caller, page);
    }

    private static async Task<StoreResults> Replace(HttpContext http, GrainCalls grains, string id)
    {
        Parsed<StoreBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.StoreBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        long? version = RequestHeaders.IfMatch(http.Request, errors);
        StoreRules.Check(body.Value!, errors);
        if (body.Value!.Id is { } named && named != id)
        {
            errors.AddPointer("/id", "must be the store's");
        }

        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        return EntityId.IsValid(id)
            ? StoreAnswers.Of(await grains.Within(
                grains.Store(id).Configure(StoreMapping.ToSettings(body.Value), version)))
            : Problem.NotFound("store");
    }
}
