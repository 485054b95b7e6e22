using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Payments;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;
using OrderGrains.Payments;
using CoffeeResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Compatibility.CoffeeRecord>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Compatibility;

/// <summary>The payments of event-driven-coffee: <c>/payment</c>.</summary>
internal static class CoffeePaymentEndpoints
{
    public static void MapCoffeePayments(this RouteGroupBuilder coffee)
    {
        coffee.MapPost("/payment", Start).Describe(
            "Begin a payment (event-driven-coffee)",
            "The payment and its clientSecret; the amount is the order's. A repeat is 200 with the same payment.")
            .TakesBody<CoffeePaymentBody>().Answers<CoffeeRecord>(201).Fails(404, 409);
        coffee.MapGet("/payment", List).Describe("List payments (event-driven-coffee)", "All of a day, newest first.")
            .TakesQuery([CoffeeEndpoints.Date]).Answers<IReadOnlyList<CoffeeRecord>>(200);
        coffee.MapGet("/payment/{id}", Get).Describe("Get a payment (event-driven-coffee)", "As it is committed.")
            .Fails(404);
    }

    private static async Task<CoffeeResults> Start(HttpContext http, GrainCalls grains, CoffeeShop shop)
    {
        Parsed<CoffeePaymentBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.CoffeePaymentBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        errors.Id("/orderId", body.Value!.OrderId, required: true);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        if (await shop.FindOrderAsync(body.Value.OrderId!) is not { } order)
        {
            return Problem.NotFound("order");
        }

        PaymentResult result = await grains.Within(grains.Payment(order.Id).Start());
        return result.Payment is { } payment
            ? Answer((await shop.MenuAsync()).RecordOf(order, payment), payment, result.Replayed)
            : Problem.Of(PaymentAnswers.RefusalOf(result));
    }

    private static JsonAnswer<CoffeeRecord> Answer(CoffeeRecord record, PaymentView payment, bool isRepeat) => new(
        record with { ClientSecret = payment.ClientSecret },
        ApiJson.Web.CoffeeRecord,
        isRepeat ? StatusCodes.Status200OK : StatusCodes.Status201Created)
        {
            Version = payment.Version,
            Replayed = isRepeat,
        };

    private static async Task<CoffeeResults> Get(GrainCalls grains, CoffeeShop shop, string id)
    {
        if (await shop.FindOrderOfAsync(PaymentId.OrderOf(id)) is not { } order
            || await grains.Within(grains.Payment(order.Id).Find()) is not { } payment)
        {
            return Problem.NotFound("payment");
        }

        CoffeeRecord record = (await shop.MenuAsync()).RecordOf(order, payment);
        return new JsonAnswer<CoffeeRecord>(record, ApiJson.Web.CoffeeRecord) { Version = payment.Version };
    }

    private static async Task<Results<CoffeeList, Problem>> List(HttpContext http, CoffeeShop shop, TimeProvider time)
    {
        var errors = new FieldErrors();
        CoffeeDay day = CoffeeDay.Read(new QueryReader(http.Request.Query, errors), time);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        CoffeeMenu menu = await shop.MenuAsync();
        return new CoffeeList(cursor => shop.PaymentsAsync(menu, day, cursor));
    }
}
