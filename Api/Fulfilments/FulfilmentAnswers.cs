using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Fulfilments;
using FulfilmentResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Fulfilments.FulfilmentView>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Fulfilments;

/// <summary>Turns what a ticket's grain answers into what a client is answered.</summary>
internal static class FulfilmentAnswers
{
    public static FulfilmentResults Of(FulfilmentView? fulfilment) => fulfilment is null
        ? Problem.NotFound("fulfilment")
        : new JsonAnswer<FulfilmentView>(fulfilment, ApiJson.Web.FulfilmentView) { Version = fulfilment.Version };

    public static FulfilmentResults Changed(FulfilmentResult result) =>
        result.Fulfilment is { } fulfilment ? Of(fulfilment) : Problem.Of(RefusalOf(result));

    public static Refusal RefusalOf(FulfilmentResult result) => result.Refusal
        ?? throw new InvalidOperationException("The ticket's grain answered neither ticket nor refusal.");
}
