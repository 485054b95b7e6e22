using System.Net;
using System.Text.Json;
using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class PlaceOrderTests
{
    [Fact]
    public async Task Place_ValidOrder_Answers201WithLocationAndETag()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/v1/orders", Requests.Order);
        JsonElement order = await ApiServer.JsonAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        string id = order.GetProperty("id").GetString()!;
        Assert.Matches("^ord_[0-9a-hjkmnp-tv-z]{26}$", id);
        Assert.Equal("/v1/orders/" + id, response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal("placed", order.GetProperty("state").GetString());
        Assert.Equal(740, order.GetProperty("total").GetInt64());
        Assert.Equal(["accepted", "rejected", "cancelled"], order.GetProperty("allowed_transitions")
            .EnumerateArray().Select(state => state.GetString()!));
        Assert.Equal("Cappuccino", order.GetProperty("lines")[0].GetProperty("name").GetString());
        Assert.Equal("2026-01-31T18:30:00Z", order.GetProperty("placed_at").GetString());
        Assert.False(response.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Place_EveryMember_ReachesTheGrain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/v1/orders", Requests.FullOrder);
        PlaceOrder placed = server.Grains.Order("full-1").Placed!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(("sample", "web", "x-9"), (placed.StoreId, placed.Channel, placed.ExternalOrderId));
        Assert.Equal((new MinorUnits(740), "EUR", "No lid"), (placed.Total!.Value, placed.Currency, placed.Note));
        Assert.Equal(new DateTimeOffset(2030, 1, 31, 17, 30, 0, TimeSpan.Zero), placed.FireAt);
        Assert.Equal(
            new CustomerDetails
            {
                Id = "cus_1",
                Name = "Zoë",
                Email = "zoe@example.com",
                Phone = "+49 1",
                Address = "A\nB",
                Locale = "de-CH",
            },
            placed.Customer);
        RequestedLine line = Assert.Single(placed.Lines);
        Assert.Equal(("1", 2, "hot"), (line.ItemId, line.Quantity, line.Note));
        Assert.Equal(new MinorUnits(370), line.UnitPrice);
        Assert.Equal(new RequestedModifier { ModifierId = "oat", Quantity = 2 }, Assert.Single(line.Modifiers));
    }

    [Fact]
    public async Task Place_SameKeyAgain_IsAnswered201AgainAndMarked()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage first = await server.PostAsync("/v1/orders", Requests.Order, ("Idempotency-Key", "k-1"));
        HttpResponseMessage second = await server.PostAsync("/v1/orders", Requests.Order, ("Idempotency-Key", "k-1"));

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        Assert.Single(server.Grains.Orders);
        Assert.Equal("k-1", server.Grains.Orders.Single().Placed!.IdempotencyKey);
    }

    [Fact]
    public async Task Place_SameKeyOtherContent_Is422()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.Order, ("Idempotency-Key", "k-1"));
        HttpResponseMessage other = await server.PostAsync(
            "/v1/orders", Requests.Order.Replace(":2", ":3", StringComparison.Ordinal), ("Idempotency-Key", "k-1"));
        await ApiServer.ProblemAsync(other, 422, "idempotency_key_reused");
    }

    [Fact]
    public async Task Place_SameIdSameContentWithoutKey_Is200()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        string otherLayout = Requests.FullOrder.Replace("\n", "\n  ", StringComparison.Ordinal);
        HttpResponseMessage again = await server.PostAsync("/v1/orders", otherLayout);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Place_SameIdOtherContent_Is409()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        HttpResponseMessage other = await server.PostAsync(
            "/v1/orders", Requests.FullOrder.Replace("No lid", "Lid", StringComparison.Ordinal));
        await ApiServer.ProblemAsync(other, 409, "duplicate_order");
    }

    [Fact]
    public async Task Place_TraceParent_IsCarriedOn()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder, ("traceparent", trace));
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", server.Grains.Order("full-1").Placed!.TraceParent);
    }

    [Fact]
    public async Task Place_RefusalOfTheGrain_IsItsProblem()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Order("full-1").NextAnswer = OrderResult.Refused(new Refusal
        {
            Code = ErrorCode.PriceMismatch,
            Detail = "The total is 740.",
        });
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders", Requests.FullOrder), 422, "price_mismatch");
        Assert.Equal("The total is 740.", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("Bücher ☕ 1")]
    [InlineData("a.b:c+d%e&f=g")]
    public async Task Place_OddButPrintableId_IsFoundAtItsLocation(string id)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string body = $$"""{"id":{{JsonSerializer.Serialize(id)}},"lines":[{"item_id":"1","quantity":1}]}""";
        HttpResponseMessage placed = await server.PostAsync("/v1/orders", body);
        HttpResponseMessage found = await server.Client.GetAsync(placed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal(id, (await ApiServer.JsonAsync(found)).GetProperty("id").GetString());
    }
}
