using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;
using OrderResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Orders.OrderView>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Orders;

/// <summary>Turns what an order grain answers into what a client is answered.</summary>
internal static class OrderAnswers
{
    /// <summary>Where an order is found.</summary>
    public static string LocationOf(string id) => $"/v1/orders/{Uri.EscapeDataString(id)}";

    /// <summary>
    /// The answer to placing: 201; also for the repeat of a keyed request, which gets the first answer again. Only a
    /// repeat without a key, known by its content alone, is 200.
    /// </summary>
    public static int PlacedStatus(OrderResult result, string? key) =>
        result.Replayed && key is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;

    public static OrderResults Placed(OrderResult result, string? key)
    {
        if (result.Order is not { } order)
        {
            return Problem.Of(RefusalOf(result));
        }

        return new JsonAnswer<OrderView>(order, OrderViewWriter.TypeInfo, PlacedStatus(result, key))
        {
            Location = LocationOf(order.Id),
            Version = order.Version,
            Replayed = result.Replayed && key is not null,
        };
    }

    public static OrderResults Changed(OrderResult result) => result.Order is { } order
        ? new JsonAnswer<OrderView>(order, OrderViewWriter.TypeInfo)
        {
            Version = order.Version,
            Replayed = result.Replayed,
        }
        : Problem.Of(RefusalOf(result));

    public static Refusal RefusalOf(OrderResult result) =>
        result.Refusal ?? throw new InvalidOperationException("The order grain answered neither order nor refusal.");
}
