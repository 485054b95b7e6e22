using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

public sealed class ParallelTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Menu = """
        "menu":[{"id":"1","name":"Cappuccino","price":370}]
        """;

    [Fact]
    public async Task Place_ThousandAtOnceOnACapOfFifty_AcceptsExactlyFifty()
    {
        await server.CreateStoreAsync("capped", $$"""
            "acceptance":"auto","max_open_orders":50,{{Menu}}
            """);
        JsonElement[] orders = await Task.WhenAll(
            Enumerable.Range(0, 1_000).Select(number => PlaceAsync("capped", $"cap-{number}")));
        Assert.Equal(50, orders.Count(order => State(order) == "accepted"));
        JsonElement[] rejected = [.. orders.Where(order => State(order) == "rejected")];
        Assert.Equal(950, rejected.Length);
        Assert.All(rejected, order =>
            Assert.Equal("capacity_exceeded", order.GetProperty("reason").GetProperty("code").GetString()));
        Assert.Equal(50, (await server.GetAsync("/v1/stores/capped")).GetProperty("open_orders").GetInt32());
    }

    [Fact]
    public async Task Place_HundredAtOnceOnAStockOfTen_AcceptsTen()
    {
        await server.CreateStoreAsync("stocked", """
            "acceptance":"auto","menu":[{"id":"1","name":"Cappuccino","price":370,"daily_stock":10}]
            """);
        JsonElement[] orders = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(number => PlaceAsync("stocked", $"stock-{number}")));
        Assert.Equal(10, orders.Count(order => State(order) == "accepted"));
        Assert.Equal(90, orders.Count(order => State(order) == "rejected"));
    }

    [Fact]
    public async Task Place_SameKeyFiftyTimesAtOnce_MakesOneOrderWithEqualAnswers()
    {
        const string Body = """{"store_id":"sample","lines":[{"item_id":"1","quantity":1}]}""";
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using HttpResponseMessage answer = await server.PostAsync("/v1/orders", Body, "the-same-key");
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }));
        Assert.Single(answers.Distinct());
        using HttpResponseMessage other = await server.PostAsync(
            "/v1/orders", Body.Replace("\"quantity\":1", "\"quantity\":2", StringComparison.Ordinal), "the-same-key");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task Change_ThousandMixedCommandsOnOneOrder_LeavesALegalHistoryWithoutGaps()
    {
        await server.CreateStoreAsync("mixed", $$"""
            "acceptance":"manual",{{Menu}}
            """);
        await PlaceAsync("mixed", "mixed-1");
        string[] commands = ["accept", "reject", "prepare", "ready", "complete", "cancel"];
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async number =>
        {
            string command = commands[number % commands.Length];
            string reason = command is "reject" or "cancel" ? ""","reason":{"code":"other"}""" : "";
            using HttpResponseMessage answer = await server.PostAsync(
                $"/v1/orders/mixed-1/{command}", $$"""{"actor":"store"{{reason}}}""");
            return answer.StatusCode;
        }));
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{status}"));
        JsonElement timeline = await server.GetAsync("/v1/orders/mixed-1/timeline");
        JsonElement[] entries = [.. timeline.GetProperty("data").EnumerateArray()];
        Assert.Equal(
            Enumerable.Range(1, entries.Length).Select(sequence => (long)sequence),
            entries.Select(entry => entry.GetProperty("sequence").GetInt64()));
        Assert.Equal(answers.Count(status => status == HttpStatusCode.OK), entries.Length - 1);
    }

    [Fact]
    public async Task List_WalkedWhileOrdersAreCreated_HoldsExactlyThoseOfBefore()
    {
        await server.CreateStoreAsync("walked", $$"""
            "acceptance":"auto",{{Menu}}
            """);
        string[] before = [.. Enumerable.Range(0, 600).Select(number => $"walk-{number}")];
        await Task.WhenAll(before.Select(id => PlaceAsync("walked", id)));
        var walked = new List<string>();
        string? cursor = "";
        for (int page = 0; cursor is not null; page++)
        {
            JsonElement answer = await server.GetAsync($"/v1/orders?store_id=walked&limit=37{cursor}");
            walked.AddRange(
                answer.GetProperty("data").EnumerateArray().Select(order => order.GetProperty("id").GetString()!));
            bool isLast = !answer.TryGetProperty("next_cursor", out JsonElement next)
                || next.ValueKind == JsonValueKind.Null;
            cursor = isLast ? null : $"&cursor={Uri.EscapeDataString(next.GetString()!)}";
            await PlaceAsync("walked", $"meanwhile-{page}");
        }

        Assert.Equal(before.Length, walked.Count);
        Assert.Equal(before.ToHashSet(), walked.ToHashSet());
    }

    private async Task<JsonElement> PlaceAsync(string store, string id)
    {
        using HttpResponseMessage answer = await server.PostAsync("/v1/orders", $$"""
            {"id":"{{id}}","store_id":"{{store}}","lines":[{"item_id":"1","quantity":1}]}
            """);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string? State(JsonElement order) => order.GetProperty("state").GetString();
}
