using System.Net;
using System.Text.Json;
using OrderGrains.Orders;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Access;

public sealed class OwnListTests
{
    [Fact]
    public async Task List_Orders_AreNarrowedToTheCaller()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        Assert.Equal((null, null), await AskedAsync(server, "/v1/orders", Keys.Admin));
        Assert.Equal(("corner", null), await AskedAsync(server, "/v1/orders", town.Store));
        Assert.Equal(("corner", "ada"), await AskedAsync(server, "/v1/orders?customer_id=ada", town.Store));
        Assert.Equal((null, town.CustomerId), await AskedAsync(server, "/v1/orders", town.Customer));
        Assert.Equal(
            ("other", town.CustomerId),
            await AskedAsync(server, $"/v1/orders?store_id=other&customer_id={town.CustomerId}", town.Customer));
    }

    [Theory]
    [InlineData("customer_id=cus_other", true)]
    [InlineData("store_id=other", false)]
    public async Task List_OrdersOfOthers_IsForbidden(string filter, bool isCustomer)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders?" + filter, null, Keys.Bearer(isCustomer ? town.Customer : town.Store));
        await ApiServer.ProblemAsync(response, 403, "forbidden");
        Assert.Empty(server.Grains.Lists.OrderQueries);
    }

    [Theory]
    [InlineData("/v1/payments")]
    [InlineData("/v1/fulfilments")]
    public async Task List_ByTime_IsNarrowedToTheCaller(string path)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        foreach (string key in (string[])[Keys.Admin, town.Store, town.Customer])
        {
            HttpResponseMessage response = await server.SendAsync(HttpMethod.Get, path, null, Keys.Bearer(key));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(
            [(null, null), ("corner", null), (null, town.CustomerId)],
            server.Grains.Lists.TimeQueries.Select(query => (query.StoreId, query.CustomerId)));
    }

    [Fact]
    public async Task List_StoresAsAStore_IsItsOwn()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        JsonElement stores = await GetAsync(server, "/v1/stores", town.Store);
        JsonElement store = Assert.Single(stores.GetProperty("data").EnumerateArray());
        Assert.Equal("corner", store.GetProperty("id").GetString());
        Assert.True(store.TryGetProperty("open_orders", out _));
        Assert.Empty(server.Grains.Lists.StoreQueries);
    }

    [Fact]
    public async Task Get_StoresAsACustomer_SaysWhatConcernsCustomers()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        FakeStoreGrain grain = server.Grains.Store("corner");
        grain.View = grain.View! with
        {
            OpenOrders = 7,
            OrdersInWindow = 5,
            StockLeft = new Dictionary<string, int> { ["e"] = 0 },
            Settings = grain.View.Settings with { MaxOpenOrders = 9, AcceptWithin = TimeSpan.FromSeconds(60) },
        };
        JsonElement store = await GetAsync(server, "/v1/stores/corner", town.Customer);
        Assert.Equal(
            ["id", "name", "currency", "time_zone", "locale", "lead_time_seconds", "customer_may_cancel_until", "menu"],
            store.EnumerateObject().Select(member => member.Name));
        JsonElement item = store.GetProperty("menu")[0];
        Assert.Equal(
            ["id", "name", "price", "modifiers", "available"], item.EnumerateObject().Select(member => member.Name));
        Assert.False(item.GetProperty("available").GetBoolean());

        JsonElement list = await GetAsync(server, "/v1/stores", town.Customer);
        Assert.Contains(
            store.GetRawText(), list.GetProperty("data").EnumerateArray().Select(each => each.GetRawText()));
        Assert.DoesNotContain("open_orders", list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Payment_ShowsTheClientSecretToItsCustomerOnly()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        foreach (string path in (string[])["/v1/payments/pay_own", "/v1/orders/own/payment"])
        {
            JsonElement own = await GetAsync(server, path, town.Customer);
            Assert.Equal("pi_secret", own.GetProperty("client_secret").GetString());
            Assert.False((await GetAsync(server, path, town.Store)).TryGetProperty("client_secret", out _));
        }
    }

    private static async Task<JsonElement> GetAsync(ApiServer server, string path, string key) =>
        await ApiServer.JsonAsync(await server.SendAsync(HttpMethod.Get, path, null, Keys.Bearer(key)));

    private static async Task<(string? Store, string? Customer)> AskedAsync(ApiServer server, string path, string key)
    {
        await GetAsync(server, path, key);
        OrderQuery query = server.Grains.Lists.OrderQueries[^1];
        return (query.StoreId, query.CustomerId);
    }
}
