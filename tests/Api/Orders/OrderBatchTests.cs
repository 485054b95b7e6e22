using System.Text.Json;

namespace OrderGrains.Tests.Orders;

public sealed class OrderBatchTests
{
    [Fact]
    public async Task Place_MixedBatch_AnswersEachOnItsOwn()
    {
        const string body = """
            {"orders":[{"id":"b1","lines":[{"item_id":"1","quantity":1}]},
                       {"id":"b2","lines":[{"item_id":"1","quantity":0}]},
                       {"id":"b3","lines":"none"},
                       7,
                       {"id":"b1","lines":[{"item_id":"1","quantity":9}]}]}
            """;
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Api:BatchConcurrency=1");
        JsonElement[] results = await ResultsAsync(await server.PostAsync("/v1/orders/batch", body));

        Assert.Equal([201, 400, 400, 400, 409], results.Select(result => result.GetProperty("status").GetInt32()));
        Assert.Equal("b1", results[0].GetProperty("order").GetProperty("id").GetString());
        Assert.Equal(["/lines/0/quantity"], ApiServer.Places(results[1].GetProperty("problem")));
        Assert.Equal(["/lines"], ApiServer.Places(results[2].GetProperty("problem")));
        Assert.Equal("duplicate_order", results[4].GetProperty("problem").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Place_BatchWithKeyAgain_ReplaysEach()
    {
        string body = $$"""{"orders":[{{Requests.Order}},{{Requests.Order}}]}""";
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement[] first = await ResultsAsync(
            await server.PostAsync("/v1/orders/batch", body, ("Idempotency-Key", "batch-1")));
        JsonElement[] second = await ResultsAsync(
            await server.PostAsync("/v1/orders/batch", body, ("Idempotency-Key", "batch-1")));

        Assert.Equal(2, server.Grains.Orders.Count());
        Assert.Equal([201, 201], second.Select(result => result.GetProperty("status").GetInt32()));
        Assert.All(second, result => Assert.True(result.GetProperty("replayed").GetBoolean()));
        Assert.Equal(
            first.Select(result => result.GetProperty("order").GetRawText()),
            second.Select(result => result.GetProperty("order").GetRawText()));
    }

    [Fact]
    public async Task Get_Batch_AnswersEachOnItsOwn()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        JsonElement[] results = await ResultsAsync(
            await server.PostAsync("/v1/orders/batch-get", """{"ids":["nope","full-1",null,"a/b"]}"""));
        Assert.Equal([404, 200, 404, 404], results.Select(result => result.GetProperty("status").GetInt32()));
        Assert.Equal("full-1", results[1].GetProperty("order").GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("batch", """{"orders":[]}""", "/orders")]
    [InlineData("batch", """{}""", "/orders")]
    [InlineData("batch", """{"orders":{}}""", "/orders")]
    [InlineData("batch-get", """{"ids":[]}""", "/ids")]
    [InlineData("batch-get", """{"ids":[1]}""", "/ids/0")]
    public async Task Batch_WrongShape_Is400(string path, string body, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders/" + path, body), 400, "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
    }

    [Fact]
    public async Task Batch_OneTooMany_Is400()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string orders = string.Join(',', Enumerable.Repeat(Requests.Order, 101));
        await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders/batch", $$"""{"orders":[{{orders}}]}"""), 400, "validation_failed");
    }

    [Fact]
    public async Task Place_BatchPastTheUsualLimit_IsStillRead()
    {
        string note = new('n', 1000);
        string line = $$"""{"item_id":"1","quantity":1,"note":"{{note}}"}""";
        string order = $$"""{"note":"{{note}}","lines":[{{line}},{{line}}]}""";
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement[] results = await ResultsAsync(await server.PostAsync(
            "/v1/orders/batch", $$"""{"orders":[{{string.Join(',', Enumerable.Repeat(order, 100))}}]}"""));
        Assert.All(results, result => Assert.Equal(201, result.GetProperty("status").GetInt32()));
        Assert.Equal(100, server.Grains.Orders.Count());
    }

    [Fact]
    public async Task Place_BatchWhileUnavailable_AnswersEach503()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.BeforeCall = () => throw new TimeoutException();
        JsonElement[] results = await ResultsAsync(
            await server.PostAsync("/v1/orders/batch", $$"""{"orders":[{{Requests.Order}}]}"""));
        Assert.Equal("unavailable", results[0].GetProperty("problem").GetProperty("code").GetString());
    }

    private static async Task<JsonElement[]> ResultsAsync(HttpResponseMessage response)
    {
        JsonElement body = await ApiServer.JsonAsync(response);
        Assert.True(response.IsSuccessStatusCode, body.GetRawText());
        return [.. body.GetProperty("results").EnumerateArray()];
    }
}
