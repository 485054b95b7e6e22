using System.Text.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Compatibility;

public sealed class CoffeeListTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task List_OrdersOfADay_HoldsEveryPage()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        OrderView order = server.Grains.Order(id).View!;
        server.Grains.Lists.AnswerOrders = query => new OrderPage
        {
            Orders = [.. Enumerable.Repeat(order, 1000)],
            NextCursor = query.Cursor switch { null => "1", "1" => "2", _ => null },
        };
        JsonElement records = await ApiServer.JsonAsync(await server.Client.GetAsync("/order?date=2026-01-31"));

        Assert.Equal(3000, records.GetArrayLength());
        Assert.Equal(id, records[2999].GetProperty("id").GetString());
        OrderQuery first = server.Grains.Lists.OrderQueries[0];
        Assert.Equal(("coffee", null), (first.StoreId, first.CustomerId));
        Assert.Equal((Day, Day.AddDays(1)), (first.From, first.Until));
        Assert.Equal([null, "1", "2"], server.Grains.Lists.OrderQueries.Select(query => query.Cursor));
    }

    [Fact]
    public async Task List_WithoutDate_IsToday()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        DateTime before = DateTime.UtcNow.Date;
        foreach (string path in (string[])["/order", "/payment", "/fulfilment"])
        {
            Assert.Equal("[]", await server.Client.GetStringAsync(path));
        }

        DateTime after = DateTime.UtcNow.Date;
        Assert.InRange(server.Grains.Lists.OrderQueries[0].From!.Value.UtcDateTime, before, after);
        Assert.All(server.Grains.Lists.TimeQueries, query =>
        {
            Assert.InRange(query.From!.Value.UtcDateTime, before, after);
            Assert.Equal(TimeSpan.FromDays(1), query.Until - query.From);
        });
        Assert.Equal(2, server.Grains.Lists.TimeQueries.Count);
    }

    [Fact]
    public async Task List_OrdersOfACustomer_AreOfEveryDay()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        await CoffeeServer.OrderAsync(server);
        JsonElement records = await ApiServer.JsonAsync(await server.Client.GetAsync("/order?customerId=cus_1"));
        OrderQuery query = Assert.Single(server.Grains.Lists.OrderQueries);
        Assert.Equal(1, records.GetArrayLength());
        Assert.Equal(("cus_1", null, null), (query.CustomerId, query.From, query.Until));
    }

    [Theory]
    [InlineData("/order?date=2026-01-31&customerId=cus_1")]
    [InlineData("/order?date=31.01.2026")]
    [InlineData("/order?date=")]
    [InlineData("/order?date=9999-12-31")]
    [InlineData("/order?customerId=")]
    [InlineData("/payment?date=today")]
    [InlineData("/fulfilment?date=2026-02-30")]
    public async Task List_WrongQuery_Is400(string path)
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        await CoffeeServer.FailsAsync(await server.Client.GetAsync(path), 400, "validation_failed");
    }

    [Fact]
    public async Task List_PaymentsAndFulfilmentsOfADay_AreJoinedWithTheirOrders()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        server.Grains.Lists.AnswerPayments = query => new PaymentPage
        {
            Payments = [FakePaymentGrain.ViewOf(id), FakePaymentGrain.ViewOf("else") with { StoreId = "other" }],
            NextCursor = query.Cursor is null ? "1" : null,
        };
        server.Grains.Lists.AnswerFulfilments = query => new FulfilmentPage
        {
            Fulfilments = [FakeFulfilmentGrain.ViewOf("else") with { StoreId = "o" }, FakeFulfilmentGrain.ViewOf(id)],
        };
        JsonElement payments = await ApiServer.JsonAsync(await server.Client.GetAsync("/payment?date=2026-01-31"));
        JsonElement fulfilments = await ApiServer.JsonAsync(
            await server.Client.GetAsync("/fulfilment?date=2026-01-31"));

        Assert.Equal(["pay_" + id, "pay_" + id], IdsOf(payments));
        Assert.Equal(["ful_" + id], IdsOf(fulfilments));
        Assert.Equal("Ada", payments[0].GetProperty("customerName").GetString());
        Assert.Equal("Cappuccino", fulfilments[0].GetProperty("coffee").GetProperty("name").GetString());
    }

    [Fact]
    public async Task List_PageThatFails_BreaksTheAnswerOff()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        OrderView order = server.Grains.Order(id).View!;
        server.Grains.Lists.AnswerOrders = query => query.Cursor is null
            ? new OrderPage { Orders = [order], NextCursor = "1" }
            : throw new InfrastructureException("unavailable", "No.", retryable: true);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => server.Client.GetStringAsync("/order"));

        server.Grains.Lists.AnswerOrders = _ => throw new InfrastructureException("away", "No.", retryable: true);
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/order"), 503, "unavailable");
    }

    private static IEnumerable<string> IdsOf(JsonElement records) =>
        records.EnumerateArray().Select(record => record.GetProperty("id").GetString()!);
}
