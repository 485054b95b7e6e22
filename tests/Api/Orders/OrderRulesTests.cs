using System.Text.Json;

namespace OrderGrains.Tests.Orders;

public sealed class OrderRulesTests
{
    [Fact]
    public async Task Place_ManyErrors_AreAllTold()
    {
        const string body = """
            {"id":"a/b","store_id":"","channel":" x","external_order_id":"..","total":-1,"currency":"XXQ",
             "note":"\u0000",
             "lines":[null,{"item_id":"","quantity":0,"unit_price":-1},
                      {"item_id":"1","quantity":1001,"modifiers":[null,{"modifier_id":"?","quantity":0}]}],
             "customer":{"id":"#","name":"a\nb","email":"nobody","phone":"\t","locale":"deutsch!"}}
            """;
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders", body, ("Idempotency-Key", "a b")), 400, "validation_failed");
        Assert.Equal(
            [
                "Idempotency-Key", "/id", "/store_id", "/channel", "/external_order_id", "/note", "/total", "/currency",
                "/lines/0", "/lines/1/item_id", "/lines/1/quantity", "/lines/1/unit_price", "/lines/2/quantity",
                "/lines/2/modifiers/0", "/lines/2/modifiers/1/modifier_id", "/lines/2/modifiers/1/quantity",
                "/customer/id", "/customer/name", "/customer/phone", "/customer/locale", "/customer/email",
            ],
            ApiServer.Places(problem));
    }

    [Fact]
    public async Task Place_ManyWrongTypes_AreAllTold()
    {
        const string body = """
            {"id":7,"lines":[{"item_id":"1","quantity":"2"},{"item_id":true,"quantity":1.5},3],"total":1e400,
             "customer":[],"fire_at":"2026-01-31T18:30:00","note":{},"currency":null}
            """;
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders", body), 400, "validation_failed");
        Assert.Equal(
            [
                "/id", "/lines/0/quantity", "/lines/1/item_id", "/lines/1/quantity", "/lines/2", "/total", "/customer",
                "/fire_at", "/note",
            ],
            ApiServer.Places(problem));
    }

    [Theory]
    [InlineData("""{"lines":[{"item_id":"1","quantity":1}],"id":"a","id":"b"}""", "/id")]
    [InlineData("""{"lines":[{"item_id":"1","quantity":1,"quantity":2}]}""", "/lines/0/quantity")]
    [InlineData("""{"lines":[]}""", "/lines")]
    [InlineData("""{}""", "/lines")]
    [InlineData("""{"lines":null}""", "/lines")]
    [InlineData("""null""", "")]
    [InlineData("""[]""", "")]
    [InlineData("", "")]
    [InlineData("""{"lines":[{"item_id":"1","quantity":1}]} x""", "")]
    [InlineData("""{"lines":NaN}""", "")]
    [InlineData("""{"id":"\ud800","lines":[{"item_id":"1","quantity":1}]}""", "/id")]
    [InlineData("""{"\ud800":1,"lines":5}""", "")]
    public async Task Place_OneError_IsToldWithItsPlace(string body, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders", body), 400, "validation_failed");
        Assert.Contains(place, ApiServer.Places(problem));
        Assert.Empty(server.Grains.Orders);
    }

    [Theory]
    [InlineData(128, 201)]
    [InlineData(129, 400)]
    public async Task Place_IdAtTheLimit_IsCountedInBytes(int bytes, int status)
    {
        string id = new string('é', (bytes / 2) - 1) + (bytes % 2 == 0 ? "ab" : "abc");
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync(
            "/v1/orders", $$"""{"id":"{{id}}","lines":[{"item_id":"1","quantity":1}]}""");
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(100, 201)]
    [InlineData(101, 400)]
    public async Task Place_LinesAtTheLimit_AreCounted(int count, int status)
    {
        string lines = string.Join(',', Enumerable.Repeat("""{"item_id":"1","quantity":1}""", count));
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/v1/orders", $$"""{"lines":[{{lines}}]}""");
        Assert.Equal(status, (int)response.StatusCode);
    }
}
