using System.Net;
using System.Text.Json;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class StoreTests
{
    [Fact]
    public async Task Create_EveryMember_ReachesTheGrainAndComesBack()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/v1/stores", Requests.Store);
        JsonElement store = await ApiServer.JsonAsync(response);
        StoreSettings settings = server.Grains.Store("corner").View!.Settings;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/stores/corner", response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal(("Corner", "JPY"), (settings.Name, settings.Currency));
        Assert.Equal(("Europe/Berlin", "de"), (settings.TimeZone, settings.Locale));
        Assert.Equal((AcceptanceMode.Auto, 50), (settings.Acceptance, settings.MaxOpenOrders));
        Assert.Equal(new WindowLimit { Orders = 10, Length = TimeSpan.FromMinutes(15) }, settings.OrdersPerWindow);
        Assert.Equal((new MinorUnits(100), new MinorUnits(100_000)), (settings.MinOrderValue, settings.MaxOrderValue));
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)), (settings.AcceptWithin, settings.LeadTime));
        Assert.Equal(OrderStatus.Placed, settings.CustomerMayCancelUntil);
        Assert.Equal(
            new PaymentRule { PayWithin = TimeSpan.FromMinutes(10), Capture = CaptureMode.AtAcceptance },
            settings.Payment);
        Assert.True(settings.Tickets);
        MenuItem item = Assert.Single(settings.Menu);
        Assert.Equal(("e", "P1", "Espresso"), (item.Id, item.Plu, item.Name));
        Assert.Equal((new MinorUnits(250), 10), (item.Price, item.DailyStock));
        Assert.Equal(
            new MenuModifier { Id = "oat", Name = "Oat", Price = MinorUnits.Zero }, Assert.Single(item.Modifiers));
        Assert.Equal(900, store.GetProperty("orders_per_window").GetProperty("length_seconds").GetInt32());
        Assert.Equal(120, store.GetProperty("accept_within_seconds").GetInt32());
        Assert.Equal(600, store.GetProperty("payment").GetProperty("pay_within_seconds").GetInt32());
        Assert.Equal("at_acceptance", store.GetProperty("payment").GetProperty("capture").GetString());
        Assert.Equal(250, store.GetProperty("menu")[0].GetProperty("price").GetInt64());
        Assert.Equal(0, store.GetProperty("open_orders").GetInt32());
    }

    [Fact]
    public async Task Create_WithoutId_MakesOne()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement store = await ApiServer.JsonAsync(await server.PostAsync("/v1/stores", """{"name":"A"}"""));
        JsonElement keyed = await ApiServer.JsonAsync(
            await server.PostAsync("/v1/stores", """{"name":"A"}""", ("Idempotency-Key", "k")));
        Assert.Matches("^sto_[0-9a-z]{26}$", store.GetProperty("id").GetString()!);
        Assert.Matches("^sto_[0-9a-z]{32}$", keyed.GetProperty("id").GetString()!);
        Assert.Equal(900, store.GetProperty("lead_time_seconds").GetInt32());
        Assert.False(store.TryGetProperty("accept_within_seconds", out _));
    }

    [Fact]
    public async Task Create_PaymentWithoutMembers_IsTheUsualOne()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement paid = await ApiServer.JsonAsync(
            await server.PostAsync("/v1/stores", """{"id":"p","name":"A","payment":{}}"""));
        JsonElement unpaid = await ApiServer.JsonAsync(await server.PostAsync("/v1/stores", """{"name":"A"}"""));
        Assert.Equal(new PaymentRule(), server.Grains.Store("p").View!.Settings.Payment);
        Assert.Equal(
            """{"pay_within_seconds":900,"capture":"at_payment"}""", paid.GetProperty("payment").GetRawText());
        Assert.False(unpaid.TryGetProperty("payment", out _));
        Assert.False(unpaid.GetProperty("tickets").GetBoolean());
    }

    [Theory]
    [InlineData("""{"pay_within_seconds":86401}""", "/payment/pay_within_seconds")]
    [InlineData("""{"capture":"never"}""", "/payment/capture")]
    [InlineData("""[]""", "/payment")]
    public async Task Create_WrongPayment_Is400(string payment, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/stores", $$"""{"name":"A","payment":{{payment}}}"""),
            400,
            "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
    }

    [Fact]
    public async Task Create_TakenId_Is409()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        await ApiServer.ProblemAsync(await server.PostAsync("/v1/stores", Requests.Store), 409, "duplicate_store");
    }

    [Fact]
    public async Task Create_ManyErrors_AreAllTold()
    {
        const string body = """
            {"id":"a/b","name":" ","currency":"eur","time_zone":"../etc/passwd","locale":"x","max_open_orders":0,
             "min_order_value":5,"max_order_value":4,"accept_within_seconds":0,"lead_time_seconds":-1,
             "customer_may_cancel_until":"completed","payment":{"pay_within_seconds":59},
             "orders_per_window":{"orders":0,"length_seconds":61},
             "menu":[null,{"id":"a","name":"A","price":1},{"id":"a","name":"","price":-1,"daily_stock":-1,
                     "modifiers":[{"id":"m","name":"M","price":1},{"id":"m","name":"M","price":2000000000},null]}]}
            """;
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/stores", body), 400, "validation_failed");
        Assert.Equal(
            [
                "/id", "/name", "/currency", "/locale", "/time_zone", "/max_open_orders", "/max_order_value",
                "/accept_within_seconds", "/lead_time_seconds", "/customer_may_cancel_until",
                "/payment/pay_within_seconds",
                "/orders_per_window/orders", "/orders_per_window/length_seconds",
                "/menu/0", "/menu/2/id", "/menu/2/name", "/menu/2/price",
                "/menu/2/daily_stock", "/menu/2/modifiers/1/id", "/menu/2/modifiers/1/price", "/menu/2/modifiers/2",
            ],
            ApiServer.Places(problem));
    }

    [Fact]
    public async Task Replace_WhatWasGot_MayBePutBack()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        HttpResponseMessage got = await server.Client.GetAsync("/v1/stores/corner");
        StoreSettings before = server.Grains.Store("corner").View!.Settings;
        string body = await got.Content.ReadAsStringAsync();
        HttpResponseMessage put = await server.SendAsync(
            HttpMethod.Put, "/v1/stores/corner", body, ("If-Match", got.Headers.ETag!.Tag));

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("\"2\"", put.Headers.ETag!.Tag);
        StoreSettings after = server.Grains.Store("corner").View!.Settings;
        Assert.Equal(before with { Menu = after.Menu }, after);
        Assert.Equal(before.Menu[0] with { Modifiers = after.Menu[0].Modifiers }, after.Menu[0]);
    }

    [Fact]
    public async Task Replace_StaleOrUnknownOrOtherId_IsRefused()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Put, "/v1/stores/corner", """{"name":"A"}""", ("If-Match", "\"9\"")),
            412,
            "version_mismatch");
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Put, "/v1/stores/nope", """{"name":"A"}"""), 404, "not_found");
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Put, "/v1/stores/corner", """{"id":"other","name":"A"}"""),
            400,
            "validation_failed");
        Assert.Equal(["/id"], ApiServer.Places(problem));
    }

    [Fact]
    public async Task List_Stores_PagesAndChecksTheCursor()
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Api:CreateSampleStores=false");
        await server.PostAsync("/v1/stores", Requests.Store);
        JsonElement page = await ApiServer.JsonAsync(await server.Client.GetAsync("/v1/stores?limit=3"));
        Assert.Equal("corner", page.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal((null, 3), server.Grains.Lists.StoreQueries[^1]);

        server.Grains.Lists.AnswerStores = _ => new StorePage { CursorInvalid = true };
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/stores?cursor=x"), 400, "validation_failed");
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/stores?limit=x"), 400, "validation_failed");
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/stores/nope"), 404, "not_found");
    }
}
