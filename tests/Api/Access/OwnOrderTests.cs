using System.Net;
using System.Text.Json;
using OrderGrains.Orders;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Access;

public sealed class OwnOrderTests
{
    private const string Lines = """ "store_id":"corner","lines":[{"item_id":"e","quantity":1}] """;

    [Theory]
    [InlineData("")]
    [InlineData(""" ,"customer":{"name":"Ada"} """)]
    [InlineData(""" ,"channel":"direct","customer":{"id":"OWN"} """)]
    public async Task Place_AsACustomer_IsTheCustomersOwn(string members)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        string own = members.Replace("OWN", town.CustomerId, StringComparison.Ordinal);
        HttpResponseMessage response = await server.PostAsync(
            "/v1/orders", $$"""{ {{Lines}} {{own}} }""", Keys.Bearer(town.Customer));
        JsonElement order = await ApiServer.JsonAsync(response);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(town.CustomerId, order.GetProperty("customer").GetProperty("id").GetString());
        HttpResponseMessage read = await server.SendAsync(
            HttpMethod.Get, response.Headers.Location!.OriginalString, null, Keys.Bearer(town.Customer));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory]
    [InlineData(""" "customer":{"id":"cus_other"} """, 403, null)]
    [InlineData(""" "id":"mine" """, 400, "/id")]
    [InlineData(""" "channel":"aggregator" """, 400, "/channel")]
    public async Task Place_AsACustomerWhatIsNotTheirs_IsRefused(string member, int status, string? place)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        string order = $$"""{ {{Lines}}, {{member}} }""";
        HttpResponseMessage response = await server.PostAsync("/v1/orders", order, Keys.Bearer(town.Customer));
        JsonElement problem = await ApiServer.ProblemAsync(
            response, status, status == 403 ? "forbidden" : "validation_failed");
        Assert.True(place is null || ApiServer.Places(problem).SequenceEqual([place]));

        JsonElement batch = await ApiServer.JsonAsync(await server.PostAsync(
            "/v1/orders/batch", $$"""{"orders":[{{order}}, { {{Lines}} }]}""", Keys.Bearer(town.Customer)));
        Assert.Equal([status, 201], Statuses(batch));
    }

    [Fact]
    public async Task Place_TwoCustomersWithTheSameKey_GetAnOrderEach()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        var ids = new HashSet<string>();
        foreach (string key in (string[])[town.Customer, town.OtherCustomer, Keys.Admin, town.Customer])
        {
            HttpResponseMessage response = await server.PostAsync(
                "/v1/orders", $$"""{ {{Lines}} }""", Keys.Bearer(key), ("Idempotency-Key", "k"));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            ids.Add((await ApiServer.JsonAsync(response)).GetProperty("id").GetString()!);
        }

        Assert.Equal(3, ids.Count);
    }

    [Theory]
    [InlineData("GET", "/v1/orders/*", null)]
    [InlineData("GET", "/v1/orders/*/timeline", null)]
    [InlineData("GET", "/v1/orders/*/payment", null)]
    [InlineData("GET", "/v1/orders/*/fulfilment", null)]
    [InlineData("GET", "/v1/payments/pay_*", null)]
    [InlineData("GET", "/v1/fulfilments/ful_*", null)]
    [InlineData("POST", "/v1/orders/*/cancel", null)]
    [InlineData("POST", "/v1/payments", """{"order_id":"*"}""")]
    [InlineData("POST", "/v1/payments/pay_*/confirm", """{"card":{"number":"4242424242424242"}}""")]
    [InlineData("POST", "/v1/orders/batch-get", """{"ids":["*"]}""")]
    public async Task Send_AnothersOrder_IsAnsweredLikeOneThatIsNotThere(string method, string path, string? body)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        OrderView before = server.Grains.Order("own").View!;
        string[] answers = new string[2];
        int[] calls = new int[2];
        foreach ((int at, string id) in ((int, string)[])[(0, "own"), (1, "nil")])
        {
            server.Grains.BeforeCall = () =>
            {
                calls[at]++;
                return Task.CompletedTask;
            };
            HttpResponseMessage response = await server.SendAsync(
                new HttpMethod(method), path.Replace("*", id), body?.Replace("*", id),
                Keys.Bearer(town.OtherCustomer), ("X-Request-Id", "same"));
            answers[at] = $"{response.StatusCode} {Headers(response)} {await response.Content.ReadAsStringAsync()}";
        }

        Assert.Contains("not_found", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[1], answers[0]);
        Assert.Equal(calls[1], calls[0]);
        Assert.Same(before, server.Grains.Order("own").View);
    }

    [Theory]
    [InlineData("GET", "/v1/orders/own", 1, 1)]
    [InlineData("GET", "/v1/payments/pay_own", 1, 1)]
    [InlineData("GET", "/v1/orders/own/fulfilment", 1, 1)]
    [InlineData("POST", "/v1/orders/own/cancel", 1, 2)]
    public async Task Send_OwnOrder_CostsAtMostOneCallMore(string method, string path, int asAdmin, int asCustomer)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        foreach ((string key, int expected) in ((string, int)[])[(Keys.Admin, asAdmin), (town.Customer, asCustomer)])
        {
            int calls = 0;
            server.Grains.BeforeCall = () =>
            {
                calls++;
                return Task.CompletedTask;
            };
            HttpResponseMessage response = await server.SendAsync(new HttpMethod(method), path, null, Keys.Bearer(key));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(expected, calls);
        }
    }

    [Theory]
    [InlineData("operator", 403)]
    [InlineData("store", 403)]
    [InlineData("customer", 200)]
    [InlineData(null, 200)]
    public async Task Cancel_AsACustomer_IsTheCustomersWhateverTheBodySays(string? actor, int status)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        HttpResponseMessage response = await server.PostAsync(
            "/v1/orders/own/cancel", actor is null ? "{}" : $$"""{"actor":"{{actor}}"}""", Keys.Bearer(town.Customer));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.All(server.Grains.Order("own").Changes, change => Assert.Equal(Actor.Customer, change.Actor));
    }

    [Fact]
    public async Task Cancel_AsTheStore_IsTheStores()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        await server.PostAsync("/v1/orders/own/cancel", "{}", Keys.Bearer(town.Store));
        ChangeOrder change = Assert.Single(server.Grains.Order("own").Changes);
        Assert.Equal((Actor.Store, ReasonCode.Other), (change.Actor, change.Reason!.Code));
    }

    [Fact]
    public async Task BatchGet_MixedOrders_GivesOnlyOwn()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        foreach ((string key, int status) in ((string, int)[])[(town.Customer, 200), (town.OtherStore, 404)])
        {
            JsonElement batch = await ApiServer.JsonAsync(await server.PostAsync(
                "/v1/orders/batch-get", """{"ids":["own","nil"]}""", Keys.Bearer(key)));
            Assert.Equal([status, 404], Statuses(batch));
        }
    }

    private static IEnumerable<int> Statuses(JsonElement batch) =>
        batch.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetInt32());

    private static string Headers(HttpResponseMessage response) => string.Join(
        ',', response.Headers.Where(header => header.Key != "Date").Select(header => header.ToString()));
}
