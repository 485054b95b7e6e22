using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;
using CoffeeResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Compatibility.CoffeeRecord>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Compatibility;

/// <summary>Ordering a coffee, and calling it off, as event-driven-coffee's clients do.</summary>
internal static class CoffeeOrdering
{
    private const int MostName = 200;

    public static async Task<CoffeeResults> Place(HttpContext http, GrainCalls grains, CoffeeShop shop)
    {
        Parsed<CoffeeOrderBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.CoffeeOrderBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        errors.Id("/coffee/id", body.Value!.Coffee?.Id, required: true);
        errors.Id("/customerId", body.Value.CustomerId, required: true);
        errors.RequiredLine("/customerName", body.Value.CustomerName, MostName);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        CoffeeMenu menu = await shop.MenuAsync();
        return menu.Has(body.Value.Coffee!.Id!)
            ? await PlaceAsync(http, grains, menu, ToOrder(body.Value))
            : Problem.NotFound("coffee");
    }

    public static async Task<CoffeeResults> Cancel(HttpContext http, GrainCalls grains, CoffeeShop shop, string id)
    {
        Parsed<CoffeeStatusBody> body =
            await CoffeeStatusRequest.ReadAsync(http.Request, CoffeeStatuses.OfOrders);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        if (await shop.FindOrderAsync(id) is not { } order)
        {
            return Problem.NotFound("order");
        }

        if (body.Value!.Status != CoffeeStatuses.OrderCancelled)
        {
            return CoffeeStatusRequest.Refuse(body.Value, order.Version);
        }

        OrderResult result = await grains.Within(grains.Order(order.Id).Change(new ChangeOrder
        {
            Command = OrderCommand.Cancel,
            Actor = Actor.Customer,
            Reason = new OrderReason { Code = ReasonCode.CustomerRequest, Note = body.Value.Note },
            TraceParent = RequestHeaders.TraceParent(http.Request),
        }));
        return Answer(result, await shop.MenuAsync(), StatusCodes.Status200OK);
    }

    private static async Task<CoffeeResults> PlaceAsync(
        HttpContext http, GrainCalls grains, CoffeeMenu menu, OrderBody order)
    {
        if (!PlacingRequest.TryCreate(http, order, out PlacingRequest? request, out Problem? problem))
        {
            return problem!;
        }

        OrderResult result = await grains.PlaceAsync(request!.Id, request.Command);
        return Answer(result, menu, StatusCodes.Status201Created);
    }

    private static CoffeeResults Answer(OrderResult result, CoffeeMenu menu, int status) => result.Order is { } order
        ? new JsonAnswer<CoffeeRecord>(menu.RecordOf(order), ApiJson.Web.CoffeeRecord, status)
        {
            Location = status == StatusCodes.Status201Created ? $"/order/{Uri.EscapeDataString(order.Id)}" : null,
            Version = order.Version,
            Replayed = result.Replayed,
        }
        : Problem.Of(OrderAnswers.RefusalOf(result));

    private static OrderBody ToOrder(CoffeeOrderBody body) => new()
    {
        StoreId = CoffeeShop.StoreId,
        Lines = [new LineBody { ItemId = body.Coffee!.Id, Quantity = 1 }],
        Customer = new CustomerBody { Id = body.CustomerId, Name = body.CustomerName },
    };
}
