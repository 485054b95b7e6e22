using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Access;

/// <summary>Keys: <c>/v1/access</c>, <c>/v1/customers</c>, <c>/v1/stores/{id}/keys</c>.</summary>
internal static class AccessEndpoints
{
    private const string Prefix = "cus_";

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder access = app.MapResource("/v1/access", "Access");
        access.MapGet("", Get).Describe("Who the caller is", "As the key of this request says.")
            .ForStoresAndCustomers("name");
        access.MapPost("/renew", Renew).Describe(
            "End every key and token",
            "After a leak of the store's data: all kitchen keys and customer tokens end, within a minute everywhere.");
        RouteGroupBuilder customers = app.MapResource("/v1/customers", "Access");
        customers.MapPost("", Create).Describe(
            "Become a customer", "A new customer's id and token. Nothing is stored; no key is needed.")
            .Answers<CustomerTokenBody>(201).OpenToAll();
        customers.MapPost("/{id}/tokens", GetToken).Describe(
            "Get a customer's token", "For a customer that you know by an id of your own. It is always the same.")
            .Answers<CustomerTokenBody>(201).Fails(404);
        app.MapResource("/v1/stores", "Access").MapPost("/{id}/keys", Issue).Describe(
            "Issue a store's kitchen key", "For the store's people. The key before it ends.")
            .Answers<KitchenKeyBody>(201).Fails(404);
    }

    private static JsonAnswer<AccessBody> Get(HttpContext http)
    {
        Caller caller = Caller.Of(http);
        var body = new AccessBody { Role = caller.Role, StoreId = caller.StoreId, CustomerId = caller.CustomerId };
        return new JsonAnswer<AccessBody>(body, ApiJson.Web.AccessBody);
    }

    private static async Task<NoContent> Renew(AccessKeys keys)
    {
        await keys.RenewAsync();
        return TypedResults.NoContent();
    }

    private static Task<JsonAnswer<CustomerTokenBody>> Create(HttpContext http, AccessKeys keys, OrderIds ids) =>
        AnswerAsync(http, keys, ids.New(Prefix));

    private static async Task<Results<JsonAnswer<CustomerTokenBody>, Problem>> GetToken(
        HttpContext http, AccessKeys keys, string id) =>
        EntityId.IsValid(id) ? await AnswerAsync(http, keys, id) : Problem.NotFound("customer");

    private static async Task<Results<JsonAnswer<KitchenKeyBody>, Problem>> Issue(
        HttpContext http, GrainCalls grains, AccessKeys keys, string id)
    {
        if (!EntityId.IsValid(id) || await grains.Within(grains.Store(id).Find()) is null)
        {
            return Problem.NotFound("store");
        }

        Hide(http);
        var body = new KitchenKeyBody { StoreId = id, Key = await keys.IssueAsync(id) };
        return new JsonAnswer<KitchenKeyBody>(body, ApiJson.Web.KitchenKeyBody, StatusCodes.Status201Created);
    }

    private static async Task<JsonAnswer<CustomerTokenBody>> AnswerAsync(HttpContext http, AccessKeys keys, string id)
    {
        Hide(http);
        var body = new CustomerTokenBody { Id = id, Token = await keys.OfCustomerAsync(id) };
        return new JsonAnswer<CustomerTokenBody>(body, ApiJson.Web.CustomerTokenBody, StatusCodes.Status201Created);
    }

    // No cache on the way keeps a key.
    private static void Hide(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}
