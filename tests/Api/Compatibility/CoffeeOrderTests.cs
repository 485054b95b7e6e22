using System.Net;
using System.Text.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Compatibility;

public sealed class CoffeeOrderTests
{
    [Fact]
    public async Task Coffees_Menu_IsTheOldOne()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        Assert.Equal(
            """[{"id":"1","name":"Cappuccino","description":"Espresso with steamed and foamed milk.","price":370},"""
                + """{"id":"2","name":"Latte","description":"Espresso with much steamed milk.","price":400},"""
                + """{"id":"3","name":"Mocha","description":"Espresso with chocolate and steamed milk.","price":450}"""
                + "]",
            await server.Client.GetStringAsync("/coffees"));
    }

    [Fact]
    public async Task Place_TamperedPrice_HasNoEffect()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/order", CoffeeServer.Order);
        JsonElement record = await ApiServer.JsonAsync(response);
        string id = record.GetProperty("id").GetString()!;
        PlaceOrder placed = server.Grains.Order(id).Placed!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/order/" + id, response.Headers.Location!.OriginalString);
        Assert.StartsWith("ord_", id);
        Assert.Equal(("coffee", "direct", "cus_1"), (placed.StoreId, placed.Channel, placed.Customer.Id));
        RequestedLine line = Assert.Single(placed.Lines);
        Assert.Equal(("1", 1), (line.ItemId, line.Quantity));
        Assert.Null(line.UnitPrice);
        Assert.Null(placed.Total);
        Assert.Equal(370, record.GetProperty("coffee").GetProperty("price").GetInt64());
    }

    [Fact]
    public async Task Get_Order_IsTheOldRecord()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        long placedAt = FakeOrderGrain.PlacedAt.ToUnixTimeMilliseconds();
        Assert.Equal(
            $$$"""
            {"id":"{{{id}}}","createdAt":{{{placedAt}}},"date":"2026-01-31","source":"order-service",
            "orderId":"{{{id}}}","orderStatus":"ORDER_CREATED","fulfilmentStatus":"FULFILMENT_PENDING",
            "coffee":{"id":"1","name":"Cappuccino","description":"Espresso with steamed and foamed milk.","price":370},
            "customerId":"cus_1","customerName":"Ada"}
            """.ReplaceLineEndings(""),
            await server.Client.GetStringAsync("/order/" + id));
    }

    [Theory]
    [InlineData(OrderStatus.PendingPayment, "ORDER_CREATED")]
    [InlineData(OrderStatus.Placed, "ORDER_CREATED")]
    [InlineData(OrderStatus.Scheduled, "ORDER_IN_PROGRESS")]
    [InlineData(OrderStatus.Accepted, "ORDER_IN_PROGRESS")]
    [InlineData(OrderStatus.Preparing, "ORDER_IN_PROGRESS")]
    [InlineData(OrderStatus.Ready, "ORDER_IN_PROGRESS")]
    [InlineData(OrderStatus.Completed, "ORDER_COMPLETED")]
    [InlineData(OrderStatus.Rejected, "ORDER_CANCELLED")]
    [InlineData(OrderStatus.Cancelled, "ORDER_CANCELLED")]
    public async Task Get_EveryStateOfAnOrder_HasItsWord(OrderStatus state, string word) =>
        Assert.Equal(word, (await RecordAsync(order => order with { State = state }))
            .GetProperty("orderStatus").GetString());

    [Theory]
    [InlineData(PaymentStatus.RequiresPayment, "PAYMENT_PENDING", false)]
    [InlineData(PaymentStatus.Created, "PAYMENT_CREATED", true)]
    [InlineData(PaymentStatus.Processing, "PAYMENT_CREATED", true)]
    [InlineData(PaymentStatus.Authorised, "PAYMENT_CREATED", true)]
    [InlineData(PaymentStatus.Captured, "PAYMENT_SUCCESSFUL", true)]
    [InlineData(PaymentStatus.RefundPending, "PAYMENT_SUCCESSFUL", true)]
    [InlineData(PaymentStatus.PartiallyRefunded, "PAYMENT_SUCCESSFUL", true)]
    [InlineData(PaymentStatus.Failed, "PAYMENT_FAILED", true)]
    [InlineData(PaymentStatus.Voided, "PAYMENT_FAILED", true)]
    [InlineData(PaymentStatus.Refunded, "PAYMENT_REFUNDED", true)]
    public async Task Get_EveryStateOfAPayment_HasItsWord(PaymentStatus state, string word, bool isBegun)
    {
        JsonElement record = await RecordAsync(order => order with { PaymentState = state });
        Assert.Equal(word, record.GetProperty("paymentStatus").GetString());
        Assert.Equal(isBegun, record.TryGetProperty("paymentId", out JsonElement id));
        Assert.True(!isBegun || id.GetString() == "pay_" + record.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(FulfilmentStatus.Created, "FULFILMENT_CREATED")]
    [InlineData(FulfilmentStatus.InProgress, "FULFILMENT_CREATED")]
    [InlineData(FulfilmentStatus.Ready, "FULFILMENT_CREATED")]
    [InlineData(FulfilmentStatus.Completed, "FULFILMENT_COMPLETED")]
    [InlineData(FulfilmentStatus.Rejected, "FULFILMENT_REJECTED")]
    [InlineData(FulfilmentStatus.Cancelled, "FULFILMENT_REJECTED")]
    public async Task Get_EveryStateOfAFulfilment_HasItsWord(FulfilmentStatus state, string word)
    {
        JsonElement record = await RecordAsync(order => order with { FulfilmentState = state });
        Assert.Equal(word, record.GetProperty("fulfilmentStatus").GetString());
        Assert.Equal("ful_" + record.GetProperty("id").GetString(), record.GetProperty("fulfilmentId").GetString());
    }

    [Theory]
    [InlineData(null, "payment_timeout")]
    [InlineData("Payment failed", "Payment failed")]
    public async Task Get_OrderThatIsOff_SaysWhy(string? note, string said)
    {
        OrderReason reason = new() { Code = ReasonCode.PaymentTimeout, Note = note };
        JsonElement record = await RecordAsync(order => order with { Reason = reason });
        Assert.Equal(said, record.GetProperty("orderNote").GetString());
    }

    [Theory]
    [InlineData("""{"customerId":"c","customerName":"n"}""", 400, "validation_failed")]
    [InlineData("""{"coffee":{"id":"1"},"customerName":"n"}""", 400, "validation_failed")]
    [InlineData("""{"coffee":{"id":"1"},"customerId":"c"}""", 400, "validation_failed")]
    [InlineData("""{"coffee":{"id":"1"},"customerId":"a/b","customerName":"n"}""", 400, "validation_failed")]
    [InlineData("""{"coffee":{"id":true},"customerId":"c","customerName":"n"}""", 400, "validation_failed")]
    [InlineData("""{"coffee":{"id":"9"},"customerId":"c","customerName":"n"}""", 404, "not_found")]
    [InlineData("""[]""", 400, "validation_failed")]
    public async Task Place_WrongBody_IsRefused(string body, int status, string code)
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        await CoffeeServer.FailsAsync(await server.PostAsync("/order", body), status, code);
        Assert.DoesNotContain(server.Grains.Orders, order => order.Placed is not null);
    }

    [Fact]
    public async Task Place_IdAsANumber_IsUnderstood()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync(
            "/order", """{"coffee":{"id":1},"customerId":"c","customerName":"n"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Place_SameKeyAgain_IsTheSameOrder()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            HttpResponseMessage response = await server.PostAsync(
                "/order", CoffeeServer.Order, ("Idempotency-Key", "k"));
            return (await ApiServer.JsonAsync(response)).GetProperty("id").GetString()!;
        }));
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task Cancel_Order_ReachesTheGrainAsTheCustomers()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Patch, "/order/" + id, """{"status":"ORDER_CANCELLED","note":"Too late"}""");
        ChangeOrder change = Assert.Single(server.Grains.Order(id).Changes);

        Assert.Equal(
            "ORDER_CANCELLED", (await ApiServer.JsonAsync(response)).GetProperty("orderStatus").GetString());
        Assert.Equal((OrderCommand.Cancel, Actor.Customer), (change.Command, change.Actor));
        Assert.Equal(new OrderReason { Code = ReasonCode.CustomerRequest, Note = "Too late" }, change.Reason);
    }

    [Theory]
    [InlineData("ORDER_COMPLETED", 409, "invalid_transition")]
    [InlineData("ORDER_IN_PROGRESS", 409, "invalid_transition")]
    [InlineData("ORDER_CREATED", 409, "invalid_transition")]
    [InlineData("FULFILMENT_COMPLETED", 400, "validation_failed")]
    [InlineData("", 400, "validation_failed")]
    public async Task Cancel_OtherStatus_IsRefused(string status, int code, string name)
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        await CoffeeServer.FailsAsync(
            await server.SendAsync(HttpMethod.Patch, "/order/" + id, $$"""{"status":"{{status}}"}"""), code, name);
        Assert.Empty(server.Grains.Order(id).Changes);
    }

    [Fact]
    public async Task Any_UnknownOrOfAnotherStore_Is404()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        foreach (string id in (string[])["nope", "full-1", "a%2Fb"])
        {
            await CoffeeServer.FailsAsync(await server.Client.GetAsync("/order/" + id), 404, "not_found");
            await CoffeeServer.FailsAsync(
                await server.SendAsync(HttpMethod.Patch, "/order/" + id, """{"status":"ORDER_CANCELLED"}"""),
                404,
                "not_found");
        }
    }

    private static async Task<JsonElement> RecordAsync(Func<OrderView, OrderView> change)
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        FakeOrderGrain order = server.Grains.Order(id);
        order.View = change(order.View!);
        return await ApiServer.JsonAsync(await server.Client.GetAsync("/order/" + id));
    }
}
