using System.Net;
using System.Text.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Orders;

public sealed class OrderReadTests
{
    [Fact]
    public async Task Get_UnknownOrder_Is404()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        foreach (string path in (string[])["", "/timeline", "/notifications"])
        {
            await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/orders/nope" + path), 404, "not_found");
            await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/orders/a%5Cb" + path), 404, "not_found");
        }
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"1\"", HttpStatusCode.NotModified)]
    [InlineData("\"7\", \"1\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"2\"", HttpStatusCode.OK)]
    [InlineData("rubbish", HttpStatusCode.OK)]
    public async Task Get_IfNoneMatch_Is304WhenItIsTheVersion(string tag, HttpStatusCode expected)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders/full-1", null, ("If-None-Match", tag));
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(CaptureMode.AtPayment, FulfilmentStatus.Pending)]
    [InlineData(null, FulfilmentStatus.Created)]
    public async Task Get_PaymentOrTicketMayHaveMovedOn_IsNever304(CaptureMode? capture, FulfilmentStatus ticket)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        FakeOrderGrain order = server.Grains.Order("full-1");
        order.View = order.View! with { Capture = capture, FulfilmentState = ticket };
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders/full-1", null, ("If-None-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task GetTimeline_Order_NamesEvents()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        JsonElement timeline = await ApiServer.JsonAsync(await server.Client.GetAsync("/v1/orders/full-1/timeline"));
        JsonElement entry = timeline.GetProperty("data")[0];
        Assert.Equal("full-1", timeline.GetProperty("order_id").GetString());
        Assert.Equal("order.placed", entry.GetProperty("type").GetString());
        Assert.Equal(1, entry.GetProperty("sequence").GetInt32());
        Assert.Equal("customer", entry.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task GetNotifications_Order_ListsThem()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        server.Grains.Notifier("full-1").Notifications.Add(new NotificationView
        {
            Sequence = 1,
            Type = OrderEventType.Placed,
            Attempts = 2,
            Status = NotificationStatus.DeadLettered,
        });
        JsonElement sent = (await ApiServer.JsonAsync(await server.Client.GetAsync("/v1/orders/full-1/notifications")))
            .GetProperty("data")[0];
        Assert.Equal("order.placed", sent.GetProperty("type").GetString());
        Assert.Equal("dead_lettered", sent.GetProperty("status").GetString());
    }

    [Fact]
    public async Task List_AllFilters_ReachTheGrain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Lists.AnswerOrders = _ => new OrderPage { NextCursor = "next" };
        HttpResponseMessage response = await server.Client.GetAsync(
            "/v1/orders?store_id=s&customer_id=c&state=placed&state=pending_payment&channel=web&display_number=42"
                + "&from=2026-01-31T00:00:00Z&until=2026-02-01T00:00:00%2B01:00&cursor=abc&limit=7");
        JsonElement page = await ApiServer.JsonAsync(response);
        OrderQuery query = Assert.Single(server.Grains.Lists.OrderQueries);

        Assert.Equal("next", page.GetProperty("next_cursor").GetString());
        Assert.Equal(0, page.GetProperty("data").GetArrayLength());
        Assert.Equal(("s", "c", "web"), (query.StoreId, query.CustomerId, query.Channel));
        Assert.Equal(("abc", 7, "042"), (query.Cursor, query.Limit, query.DisplayNumber));
        Assert.Equal([OrderStatus.Placed, OrderStatus.PendingPayment], query.States);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), query.From);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), query.Until);
    }

    [Fact]
    public async Task List_Date_IsTheWholeDayInUtc()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.Client.GetAsync("/v1/orders?date=2026-02-28");
        OrderQuery query = Assert.Single(server.Grains.Lists.OrderQueries);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), query.From);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), query.Until);
        Assert.Equal(50, query.Limit);
    }

    [Fact]
    public async Task List_WrongFilters_AreAllTold()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.Client.GetAsync(
                "/v1/orders?store_id=a/b&state=open&date=2026-02-30&limit=0&limit=1&from=yesterday&cursor="
                    + "&display_number=ord_1"),
            400,
            "validation_failed");
        Assert.Equal(
            new SortedSet<string> { "store_id", "state", "date", "limit", "from", "cursor", "display_number" },
            new SortedSet<string>(ApiServer.Places(problem)));
    }

    [Theory]
    [InlineData("date=2026-01-31&from=2026-01-31T00:00:00Z", "date")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("date=9999-12-31", "date")]
    public async Task List_OneWrongFilter_IsTold(string query, string field)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/orders?" + query), 400, "validation_failed");
        Assert.Equal([field], ApiServer.Places(problem));
    }

    [Fact]
    public async Task List_ForeignCursor_Is400()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Lists.AnswerOrders = _ => new OrderPage { CursorInvalid = true };
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/orders?cursor=zzz"), 400, "validation_failed");
        Assert.Equal(["cursor"], ApiServer.Places(problem));
    }
}
