using OrderGrains.Api.Access;
using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Stores;
using StoreResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Stores.StoreAnswerBody>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Stores;

/// <summary>Turns what a store grain answers into what a client is answered.</summary>
internal static class StoreAnswers
{
    public static StoreResults Of(StoreResult result, int status = StatusCodes.Status200OK)
    {
        if (result.Store is { } store)
        {
            return Of(store, status);
        }

        return Problem.Of(result.Refusal
            ?? throw new InvalidOperationException("The store grain answered neither store nor refusal."));
    }

    public static JsonAnswer<StoreAnswerBody> Of(StoreView store, int status = StatusCodes.Status200OK) =>
        new(StoreMapping.ToBody(store), ApiJson.Web.StoreAnswerBody, status)
        {
            Version = store.Version,
            Location = status == StatusCodes.Status201Created ? $"/v1/stores/{Uri.EscapeDataString(store.Id)}" : null,
        };

    /// <summary>What a caller is told of a store: a customer, what concerns customers.</summary>
    public static IResult For(Caller caller, StoreView store) =>
        caller.Role == CallerRole.Customer
            ? new JsonAnswer<StoreMenuBody>(StoreMenus.Of(store), ApiJson.Web.StoreMenuBody)
            : Of(store);

    /// <summary>What a caller is told of a page of stores.</summary>
    public static IResult For(Caller caller, StorePage page)
    {
        if (caller.Role != CallerRole.Customer)
        {
            var whole = new StoreListBody
            {
                Data = [.. page.Stores.Select(StoreMapping.ToBody)],
                NextCursor = page.NextCursor,
            };
            return new JsonAnswer<StoreListBody>(whole, ApiJson.Web.StoreListBody);
        }

        var menus = new StoreMenuListBody
        {
            Data = [.. page.Stores.Select(StoreMenus.Of)],
            NextCursor = page.NextCursor,
        };
        return new JsonAnswer<StoreMenuListBody>(menus, ApiJson.Web.StoreMenuListBody);
    }
}
