using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;
using CoffeeResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Compatibility.CoffeeRecord>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Compatibility;

/// <summary>The addresses of event-driven-coffee: its menu and orders here, payments and fulfilments beside.</summary>
internal static class CoffeeEndpoints
{
    public static readonly QueryParameter Date = new("date", "The day, UTC. Default: today.", "2026-01-31");

    public static void MapCoffee(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder coffee = app.MapResource("", "event-driven-coffee");
        coffee.AddEndpointFilter(new CoffeeErrors());
        coffee.MapGet("/coffees", GetMenu).Describe(
            "Get the menu (event-driven-coffee)", "What the store coffee sells; prices in cents.");
        coffee.MapPost("/order", CoffeeOrdering.Place).Describe(
            "Order a coffee (event-driven-coffee)", "The price is the menu's, whatever the body says.")
            .TakesBody<CoffeeOrderBody>().TakesIdempotencyKey().Answers<CoffeeRecord>(201).Fails(404, 409, 422, 429);
        coffee.MapGet("/order", List).Describe(
            "List orders (event-driven-coffee)", "All of a day, or all of a customer; newest first.")
            .TakesQuery([Date, new QueryParameter("customerId", "The customer; not together with date.", "cus_1")])
            .Answers<IReadOnlyList<CoffeeRecord>>(200);
        coffee.MapGet("/order/{id}", Get).Describe("Get an order (event-driven-coffee)", "As it is committed.")
            .Fails(404);
        coffee.MapPatch("/order/{id}", CoffeeOrdering.Cancel).Describe(
            "Cancel an order (event-driven-coffee)",
            "status ORDER_CANCELLED, by anyone before it is completed; what was paid goes back.")
            .TakesBody<CoffeeStatusBody>().Fails(404, 409);
        coffee.MapCoffeePayments();
        coffee.MapCoffeeFulfilments();
    }

    private static async Task<JsonAnswer<IReadOnlyList<CoffeeBody>>> GetMenu(CoffeeShop shop) =>
        new((await shop.MenuAsync()).ToBody(), ApiJson.Web.IReadOnlyListCoffeeBody);

    private static async Task<CoffeeResults> Get(CoffeeShop shop, string id) =>
        await shop.FindOrderAsync(id) is { } order
            ? new JsonAnswer<CoffeeRecord>((await shop.MenuAsync()).RecordOf(order), ApiJson.Web.CoffeeRecord)
            {
                Version = order.Version,
            }
            : Problem.NotFound("order");

    private static async Task<Results<CoffeeList, Problem>> List(HttpContext http, CoffeeShop shop, TimeProvider time)
    {
        var errors = new FieldErrors();
        var reader = new QueryReader(http.Request.Query, errors);
        string? customerId = reader.Id("customerId");
        if (customerId is not null && reader.Has("date"))
        {
            errors.AddField("date", "cannot go together with customerId");
        }

        CoffeeDay day = CoffeeDay.Read(reader, time);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        OrderQuery query = customerId is null
            ? new OrderQuery { From = day.From, Until = day.Until }
            : new OrderQuery { CustomerId = customerId };
        CoffeeMenu menu = await shop.MenuAsync();
        return new CoffeeList(cursor => shop.OrdersAsync(menu, query with { Cursor = cursor }));
    }
}
