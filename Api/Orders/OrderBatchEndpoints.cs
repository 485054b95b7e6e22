using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Configuration;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>Many orders in one request, each with its own answer.</summary>
internal static class OrderBatchEndpoints
{
    private const int MostItems = 100;

    public static void MapOrderBatches(this RouteGroupBuilder orders)
    {
        orders.MapPost("/batch", Place).Describe(
            "Place many orders",
            "Up to 100. Each is answered as a request of its own would be. With an Idempotency-Key, each order's key "
                + "is that key and the order's place in the batch, so that the batch can be sent again.")
            .WithMetadata(BodyLimit.Batch).TakesBody<OrderBatchBody>().TakesIdempotencyKey().ForCustomers("orders");
        orders.MapPost("/batch-get", Get).Describe("Get many orders", "Up to 100, each with a status of its own.")
            .TakesBody<OrderIdsBody>().ForStoresAndCustomers("orders");
    }

    private static async Task<Results<JsonAnswer<OrderBatchResults>, Problem>> Place(
        HttpContext http, GrainCalls grains, ApiOptions options)
    {
        Parsed<OrderBatchBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.OrderBatchBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        string? key = RequestHeaders.IdempotencyKey(http.Request, errors);
        CheckCount("/orders", body.Value!.Orders?.Count, errors);
        return errors.Any
            ? Problem.Invalid(errors)
            : await Answer(
                body.Value.Orders!, options, (item, index) => PlaceOne(http, grains, item, KeyOf(key, index)));
    }

    private static async Task<Results<JsonAnswer<OrderBatchResults>, Problem>> Get(
        HttpContext http, GrainCalls grains, ApiOptions options)
    {
        Parsed<OrderIdsBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.OrderIdsBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        CheckCount("/ids", body.Value!.Ids?.Count, errors);
        return errors.Any
            ? Problem.Invalid(errors)
            : await Answer(body.Value.Ids!, options, (id, _) => GetOne(http, grains, id));
    }

    private static void CheckCount(string pointer, int? count, FieldErrors errors)
    {
        if (count is null or 0 or > MostItems)
        {
            errors.AddPointer(pointer, $"must be an array of 1 to {MostItems} items");
        }
    }

    private static async Task<JsonAnswer<OrderBatchResults>> Answer<T>(
        IReadOnlyList<T> items, ApiOptions options, Func<T, int, Task<OrderBatchResult>> answer)
    {
        OrderBatchResult[] results = await BoundedWork.RunAsync(items, options.BatchConcurrency, answer);
        return new JsonAnswer<OrderBatchResults>(
            new OrderBatchResults { Results = results }, ApiJson.Web.OrderBatchResults);
    }

    private static async Task<OrderBatchResult> PlaceOne(
        HttpContext http, GrainCalls grains, JsonElement item, string? key)
    {
        Parsed<OrderBody> order = JsonBody.Parse(item, ApiJson.Web.OrderBody);
        if (order.Failed(out Problem? problem) || !PlacingRequest.TryCreate(
            http, (order.Value!, key), new FieldErrors(), out PlacingRequest? request, out problem))
        {
            return Failed(http, problem!);
        }

        try
        {
            OrderResult result = await grains.PlaceAsync(request!.Id, request.Command);
            return result.Order is null
                ? Failed(http, Problem.Of(OrderAnswers.RefusalOf(result)))
                : new OrderBatchResult
                {
                    Status = OrderAnswers.PlacedStatus(result, key),
                    Order = result.Order,
                    Replayed = result.Replayed ? true : null,
                };
        }
        catch (Exception failure) when (Unavailability.TryExplain(failure, changes: true, out Problem? unavailable))
        {
            return Failed(http, unavailable);
        }
    }

    private static async Task<OrderBatchResult> GetOne(HttpContext http, GrainCalls grains, string? id)
    {
        try
        {
            OrderView? order = id is null ? null : await OrderAccess.FindAsync(grains, Caller.Of(http), id);
            return order is null
                ? Failed(http, Problem.NotFound("order"))
                : new OrderBatchResult { Status = StatusCodes.Status200OK, Order = order };
        }
        catch (Exception failure) when (Unavailability.TryExplain(failure, changes: false, out Problem? unavailable))
        {
            return Failed(http, unavailable);
        }
    }

    private static OrderBatchResult Failed(HttpContext http, Problem problem) =>
        new() { Status = problem.Kind.Status, Problem = problem.ToBody(http.TraceIdentifier) };

    private static string? KeyOf(string? key, int index) =>
        key is null ? null : string.Create(CultureInfo.InvariantCulture, $"{key}/{index}");
}
