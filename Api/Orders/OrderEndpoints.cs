using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Fulfilments;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Orders.OrderView>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Orders;

/// <summary>Placing, reading and listing orders: <c>/v1/orders</c>.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder orders = app.MapResource("/v1/orders", "Orders");
        orders.MapPost("", Place).Describe(
            "Place an order",
            "The order is accepted, scheduled, placed (the store's people decide) or rejected, and that is durable "
                + "before this is answered. Send an Idempotency-Key to make retries safe.")
            .TakesBody<OrderBody>().TakesIdempotencyKey().Answers<OrderView>(201).Fails(404, 409, 422, 429)
            .ForCustomers("orders");
        orders.MapGet("", List).Describe(
            "List orders",
            "Newest first. Walking all pages gives exactly the orders that were committed before the first page; "
                + "filters on what changes are evaluated when a page is read.")
            .TakesQuery(OrderListRequest.Parameters).ForStoresAndCustomers("orders");
        orders.MapGet("/{id}", Get).Describe("Get an order", "Its state as it is committed.").Fails(404)
            .ForStoresAndCustomers("order");
        orders.MapGet("/{id}/timeline", GetTimeline).Describe(
            "Get an order's timeline", "Every event of its life, numbered from 1 without gaps.").Fails(404)
            .ForOrder("id");
        orders.MapGet("/{id}/notifications", GetNotifications).Describe(
            "Get an order's e-mails", "What was sent, what waits for its next try, what was given up.").Fails(404);
        orders.MapOrderCommands();
        orders.MapOrderBatches();
    }

    private static async Task<OrderResults> Place(HttpContext http, GrainCalls grains)
    {
        Parsed<OrderBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.OrderBody);
        if (body.Failed(out Problem? problem)
            || !PlacingRequest.TryCreate(http, body.Value!, out PlacingRequest? request, out problem))
        {
            return problem!;
        }

        OrderResult result = await grains.PlaceAsync(request!.Id, request.Command);
        return OrderAnswers.Placed(result, request.Command.IdempotencyKey);
    }

    private static async Task<Results<JsonAnswer<OrderView>, Problem, StatusCodeHttpResult>> Get(
        HttpContext http, GrainCalls grains, string id)
    {
        if (await OrderAccess.FindAsync(grains, Caller.Of(http), id) is not { } order)
        {
            return Problem.NotFound("order");
        }

        string etag = RequestHeaders.ETag(order.Version);
        if (IsWholeInItsVersion(order) && RequestHeaders.IfNoneMatch(http.Request, etag))
        {
            http.Response.Headers.ETag = etag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return new JsonAnswer<OrderView>(order, OrderViewWriter.TypeInfo) { Version = order.Version };
    }

    /// <summary>How its payment and its ticket stand is news to a client, but no event of the order.</summary>
    private static bool IsWholeInItsVersion(OrderView order) =>
        order.Capture is null && order.FulfilmentState == FulfilmentStatus.Pending;

    private static async Task<Results<JsonAnswer<OrderListBody>, Problem>> List(HttpContext http, GrainCalls grains)
    {
        if (!OrderListRequest.TryCreate(http.Request.Query, out OrderQuery? query, out Problem? problem)
            || !OwnLists.TryNarrow(Caller.Of(http), ref query, out problem))
        {
            return problem!;
        }

        OrderPage page = await grains.Within(grains.Orders.List(query!));
        return page.CursorInvalid
            ? Problem.InvalidField("cursor", "is not a next_cursor that was answered before")
            : new JsonAnswer<OrderListBody>(
                new OrderListBody { Data = page.Orders, NextCursor = page.NextCursor }, ApiJson.Web.OrderListBody);
    }

    private static async Task<Results<JsonAnswer<TimelineBody>, Problem>> GetTimeline(GrainCalls grains, string id)
    {
        OrderTimeline? timeline = EntityId.IsValid(id) ? await grains.Within(grains.Order(id).FindTimeline()) : null;
        return timeline is null
            ? Problem.NotFound("order")
            : new JsonAnswer<TimelineBody>(
                new TimelineBody { OrderId = timeline.OrderId, Data = timeline.Entries }, ApiJson.Web.TimelineBody);
    }

    private static async Task<Results<JsonAnswer<NotificationsBody>, Problem>> GetNotifications(
        GrainCalls grains, string id)
    {
        if (!EntityId.IsValid(id) || await grains.Within(grains.Order(id).Find()) is null)
        {
            return Problem.NotFound("order");
        }

        IReadOnlyList<NotificationView> notifications = await grains.Within(grains.Notifier(id).List());
        return new JsonAnswer<NotificationsBody>(
            new NotificationsBody { Data = notifications }, ApiJson.Web.NotificationsBody);
    }
}
