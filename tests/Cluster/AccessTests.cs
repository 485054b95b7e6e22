using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

/// <summary>Keys on the real host: made once, the same after a kill, and lists that keep to their owner.</summary>
public sealed class AccessTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Members = """
        "acceptance":"auto","tickets":true,"menu":[{"id":"1","name":"Cappuccino","price":370}]
        """;

    [Fact]
    public async Task Keys_KillAndStart_HoldAsBefore()
    {
        await server.CreateStoreAsync("held", Members);
        string token = await KeyAsync("/v1/customers", "token");
        string first = await KeyAsync("/v1/stores/held/keys", "key");
        string second = await KeyAsync("/v1/stores/held/keys", "key");
        await server.KillAndStartAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/v1/access", token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/v1/access", second));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/v1/access", first));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/v1/stores/sample", second));
    }

    [Fact]
    public async Task Lists_TwoStoresAndCustomers_KeepToTheirOwner()
    {
        string[] stores = ["north", "south"];
        List<(string Kitchen, string Customer, string Order)> sides = [];
        foreach (string store in stores)
        {
            await server.CreateStoreAsync(store, Members);
            string customer = await KeyAsync("/v1/customers", "token");
            sides.Add((await KeyAsync($"/v1/stores/{store}/keys", "key"), customer, await PlaceAsync(store, customer)));
        }

        foreach ((string kitchen, string customer, string order) in sides)
        {
            foreach (string key in (string[])[kitchen, customer])
            {
                Assert.Equal([order], await IdsAsync("/v1/orders", key, "id"));
                await UntilTicketAsync(order, key);
                Assert.Equal([order], await IdsAsync("/v1/fulfilments", key, "order_id"));
                Assert.Empty(await IdsAsync("/v1/payments", key, "order_id"));
            }

            Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/v1/orders/{order}/timeline", kitchen));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/v1/orders/{order}/prepare", kitchen, HttpMethod.Post));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/v1/orders/{sides[0].Order}", sides[1].Customer));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/v1/orders/{sides[0].Order}", sides[1].Kitchen));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync($"/v1/orders/{sides[0].Order}/ready", sides[1].Kitchen, HttpMethod.Post));
    }

    private async Task<string> PlaceAsync(string store, string token)
    {
        using HttpRequestMessage request = Request(HttpMethod.Post, "/v1/orders", token);
        request.Content = JsonContent.Create(
            new { store_id = store, lines = new[] { new { item_id = "1", quantity = 1 } } });
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private async Task UntilTicketAsync(string order, string key)
    {
        await server.UntilAsync(
            "/v1/fulfilments",
            list => list.GetProperty("data").EnumerateArray()
                .Any(each => each.GetProperty("order_id").ValueEquals(order)),
            $"the ticket of {order}");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/v1/orders/{order}/fulfilment", key));
    }

    private async Task<string> KeyAsync(string path, string member)
    {
        using HttpResponseMessage response = await server.PostAsync(path, "{}");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(member).GetString()!;
    }

    private async Task<string[]> IdsAsync(string path, string key, string member)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, path, key);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        JsonElement list = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. list.GetProperty("data").EnumerateArray().Select(each => each.GetProperty(member).GetString()!)];
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string key, HttpMethod? method = null)
    {
        using HttpRequestMessage request = Request(method ?? HttpMethod.Get, path, key);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string key) =>
        new(method, new Uri(path, UriKind.Relative))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
}
