using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Fulfilments;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using CoffeeResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Compatibility.CoffeeRecord>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Compatibility;

/// <summary>The fulfilments of event-driven-coffee: <c>/fulfilment</c>.</summary>
internal static class CoffeeFulfilmentEndpoints
{
    private const string What = "fulfilment";

    public static void MapCoffeeFulfilments(this RouteGroupBuilder coffee)
    {
        coffee.MapGet("/fulfilment", List).Describe(
            "List fulfilments (event-driven-coffee)", "All of a day, newest first.")
            .TakesQuery([CoffeeEndpoints.Date]).Answers<IReadOnlyList<CoffeeRecord>>(200);
        coffee.MapGet("/fulfilment/{id}", Get).Describe(
            "Get a fulfilment (event-driven-coffee)", "As it is committed.").Fails(404);
        coffee.MapPatch("/fulfilment/{id}", Change).Describe(
            "Complete or reject a fulfilment (event-driven-coffee)",
            "status FULFILMENT_COMPLETED or FULFILMENT_REJECTED. The order follows; what was paid for nothing goes "
                + "back.")
            .TakesBody<CoffeeStatusBody>().Fails(404, 409);
    }

    private static async Task<CoffeeResults> Get(GrainCalls grains, CoffeeShop shop, string id)
    {
        if (await shop.FindOrderOfAsync(FulfilmentId.OrderOf(id)) is not { } order
            || await grains.Within(grains.Fulfilment(order.Id).Find()) is not { } fulfilment)
        {
            return Problem.NotFound(What);
        }

        return await AnswerAsync(shop, order, fulfilment);
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
        return new CoffeeList(cursor => shop.FulfilmentsAsync(menu, day, cursor));
    }

    private static async Task<CoffeeResults> Change(HttpContext http, GrainCalls grains, CoffeeShop shop, string id)
    {
        Parsed<CoffeeStatusBody> body =
            await CoffeeStatusRequest.ReadAsync(http.Request, CoffeeStatuses.OfFulfilments);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        if (await shop.FindOrderOfAsync(FulfilmentId.OrderOf(id)) is not { } order)
        {
            return Problem.NotFound(What);
        }

        if (CommandOf(body.Value!) is not { } command)
        {
            return await grains.Within(grains.Fulfilment(order.Id).Find()) is { } fulfilment
                ? CoffeeStatusRequest.Refuse(body.Value!, fulfilment.Version)
                : Problem.NotFound(What);
        }

        FulfilmentResult result = await grains.Within(grains.Fulfilment(order.Id).Change(command));
        return result.Fulfilment is { } changed
            ? await AnswerAsync(shop, order, changed)
            : Problem.Of(FulfilmentAnswers.RefusalOf(result));
    }

    private static ChangeFulfilment? CommandOf(CoffeeStatusBody body) => body.Status switch
    {
        CoffeeStatuses.FulfilmentCompleted =>
            new ChangeFulfilment { Command = FulfilmentCommand.Complete, Note = body.Note },
        CoffeeStatuses.FulfilmentRejected => new ChangeFulfilment
        {
            Command = FulfilmentCommand.Reject,
            Reason = new OrderReason { Code = ReasonCode.Other, Note = body.Note },
            Note = body.Note,
        },
        _ => null,
    };

    private static async Task<JsonAnswer<CoffeeRecord>> AnswerAsync(
        CoffeeShop shop, OrderView order, FulfilmentView fulfilment) =>
        new((await shop.MenuAsync()).RecordOf(order, fulfilment), ApiJson.Web.CoffeeRecord)
        {
            Version = fulfilment.Version,
        };
}
