using System.Net;
using System.Text.Json;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class StoreRushTests
{
    [Fact]
    public async Task Place_StoreTurnsOrdersAway_Is429AndItIsAskedNoMoreForThatTime()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        TurnAway(server, "first", TimeSpan.FromHours(1));
        HttpResponseMessage refused = await PlaceAsync(server, "first", "sample");
        await ApiServer.ProblemAsync(refused, 429, "rate_limited");
        Assert.Equal(3_600, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);

        await ApiServer.ProblemAsync(await PlaceAsync(server, "second", "sample"), 429, "rate_limited");
        Assert.Null(server.Grains.Order("second").Placed);
        Assert.Equal(HttpStatusCode.Created, (await PlaceAsync(server, "third", "other")).StatusCode);
    }

    [Fact]
    public async Task Place_TimeIsOver_AsksTheStoreAgain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        TurnAway(server, "first", TimeSpan.Zero);
        HttpResponseMessage refused = await PlaceAsync(server, "first", "sample");
        await ApiServer.ProblemAsync(refused, 429, "rate_limited");
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(HttpStatusCode.Created, (await PlaceAsync(server, "second", "sample")).StatusCode);
    }

    [Fact]
    public async Task Place_BatchDuringARush_AnswersEachOfThatStore429()
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Api:BatchConcurrency=1");
        TurnAway(server, "b1", TimeSpan.FromHours(1));
        string orders = string.Join(',', Body("b1", "sample"), Body("b2", "other"), Body("b3", "sample"));
        JsonElement batch = await ApiServer.JsonAsync(
            await server.PostAsync("/v1/orders/batch", $$"""{"orders":[{{orders}}]}"""));
        Assert.Equal(
            [429, 201, 429],
            batch.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Get_OrderOfAStoreInARush_IsAnswered()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await PlaceAsync(server, "early", "sample");
        TurnAway(server, "first", TimeSpan.FromHours(1));
        await PlaceAsync(server, "first", "sample");
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/v1/orders/early")).StatusCode);
        Assert.Equal(
            HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "/v1/orders/early/prepare")).StatusCode);
    }

    private static void TurnAway(ApiServer server, string order, TimeSpan wait) =>
        server.Grains.Order(order).NextAnswer = OrderResult.Refused(new Refusal
        {
            Code = ErrorCode.RateLimited, Detail = "Too many.", RetryAfter = wait,
        });

    private static Task<HttpResponseMessage> PlaceAsync(ApiServer server, string id, string store) =>
        server.PostAsync("/v1/orders", Body(id, store));

    private static string Body(string id, string store) =>
        $$"""{"id":"{{id}}","store_id":"{{store}}","lines":[{"item_id":"1","quantity":1}]}""";
}
