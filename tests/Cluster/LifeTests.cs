using System.Net;
using System.Text.Json;
using OrderGrains.Bench.Chaos;
using OrderGrains.Bench.Chaos.Processes;

namespace OrderGrains.Tests.Cluster;

public sealed class LifeTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Place_AcceptDeadlineElapses_RejectsByItself()
    {
        await server.CreateStoreAsync("deadline", """
            "acceptance":"manual","accept_within_seconds":2,"menu":[{"id":"1","name":"Cappuccino","price":370}]
            """);
        await PlaceAsync("""{"id":"late","store_id":"deadline","lines":[{"item_id":"1","quantity":1}]}""");
        JsonElement order = await server.UntilAsync("/v1/orders/late", Is("rejected"), "the deadline's rejection");
        Assert.Equal("accept_deadline_elapsed", order.GetProperty("reason").GetProperty("code").GetString());
        await server.UntilAsync(
            "/v1/stores/deadline", store => store.GetProperty("open_orders").GetInt32() == 0, "the released capacity");
    }

    [Fact]
    public async Task Place_ScheduledOrder_IsAcceptedAtItsFireTime()
    {
        string fireAt = DateTimeOffset.UtcNow.AddSeconds(3).ToString("O");
        await PlaceAsync($$"""
            {"id":"later","store_id":"sample","fire_at":"{{fireAt}}","lines":[{"item_id":"1","quantity":1}]}
            """);
        Assert.True(Is("scheduled")(await server.GetAsync("/v1/orders/later")));
        await server.UntilAsync("/v1/orders/later", Is("accepted"), "the fire time");
    }

    [Fact]
    public async Task Place_CustomerWithEmail_IsToldOfEveryStateOnce()
    {
        await PlaceAsync("""
            {"id":"told","store_id":"sample","customer":{"name":"Ann","email":"ann@example.com"},
            "lines":[{"item_id":"1","quantity":1}]}
            """);
        using HttpResponseMessage cancelled = await server.PostAsync(
            "/v1/orders/told/cancel", """{"actor":"customer"}""");
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        await server.UntilAsync(
            "/v1/orders/told/notifications", list => Sent(list) == 3, "e-mails for placed, accepted and cancelled");
        Assert.Equal(
            3, Directory.GetFiles(Path.Combine(server.Folder, "mail"), "*.eml").Count(file => file.Contains("told")));
    }

    [Fact]
    public async Task Start_DataPathOfARunningServer_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync(
            [RunningServer.Executable], server.Folder, TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.Contains("an exit with", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrderMiddleware_ItsOwnRequests_WorkAsTheyStand()
    {
        using HttpResponseMessage created = await server.PostAsync(
            "/create", """{"operation":"create","payload":{"orderid":"1","status":false}}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using HttpResponseMessage updated = await server.PostAsync(
            "/update", """{"operation":"update","payload":{"orderid":"1","status":true}}""");
        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        JsonElement order = await server.GetAsync("/get?orderid=1");
        Assert.True(order.GetProperty("status").GetBoolean());
        Assert.Equal("accepted", order.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Kill_UnderLoad_LosesNothingAndDoublesNothing(int seed)
    {
        ChaosReport report = await new ChaosRound(new ChaosOptions { Server = RunningServer.Executable, Seed = seed })
            .RunAsync(TestContext.Current.CancellationToken);
        Assert.True(report.Violations.Count == 0, $"{report}\n{string.Join('\n', report.Violations)}");
        Assert.True(report.Acknowledged > 0, "The load acknowledged nothing: the round proves nothing.");
    }

    private static Func<JsonElement, bool> Is(string state) => order => order.GetProperty("state").GetString() == state;

    private static int Sent(JsonElement list)
    {
        JsonElement entries = list.ValueKind == JsonValueKind.Array ? list : list.GetProperty("data");
        return entries.EnumerateArray().Count(entry => entry.GetProperty("status").GetString() == "sent");
    }

    private async Task PlaceAsync(string body)
    {
        using HttpResponseMessage answer = await server.PostAsync("/v1/orders", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }
}
