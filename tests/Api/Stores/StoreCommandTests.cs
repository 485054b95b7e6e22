using System.Net;
using System.Text.Json;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class StoreCommandTests
{
    [Fact]
    public async Task Pause_UntilLater_ThenResume()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        JsonElement paused = await ApiServer.JsonAsync(
            await server.PostAsync("/v1/stores/corner/pause", """{"until":"2999-01-01T00:00:00Z"}"""));
        JsonElement resumed = await ApiServer.JsonAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/stores/corner/resume"));
        Assert.Equal("2999-01-01T00:00:00Z", paused.GetProperty("paused_until").GetString());
        Assert.False(resumed.TryGetProperty("paused_until", out _));
    }

    [Theory]
    [InlineData("""{"until":"2001-01-01T00:00:00Z"}""", 400)]
    [InlineData("""{}""", 400)]
    [InlineData("""{"until":"soon"}""", 400)]
    [InlineData("""{"until":"2999-01-01T00:00:00Z"}""", 404)]
    public async Task Pause_WrongTimeOrStore_IsRefused(string body, int status)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/v1/stores/nope/pause", body);
        await ApiServer.ProblemAsync(response, status, status == 400 ? "validation_failed" : "not_found");
    }

    [Fact]
    public async Task SetAvailability_WhileAnotherChangesTheStore_LosesNeither()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        server.Grains.Store("corner").BeforeConfigure = store => store.View = store.View! with
        {
            Version = store.View.Version + 1,
            Settings = store.View.Settings with { Name = "Renamed" },
        };
        HttpResponseMessage response = await server.PostAsync(
            "/v1/stores/corner/items/e/availability", """{"available":false}""");
        StoreSettings settings = server.Grains.Store("corner").View!.Settings;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Renamed", settings.Name);
        Assert.False(settings.Menu[0].Available);
    }

    [Fact]
    public async Task SetAvailability_Snooze_KeepsTheSwitch()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        await server.PostAsync(
            "/v1/stores/corner/items/e/availability", """{"snoozed_until":"2999-01-01T00:00:00Z"}""");
        MenuItem item = server.Grains.Store("corner").View!.Settings.Menu[0];
        Assert.True(item.Available);
        Assert.Equal(2999, item.SnoozedUntil!.Value.Year);
    }

    [Theory]
    [InlineData("corner", "e", """{}""", 400, "validation_failed")]
    [InlineData("corner", "nope", """{"available":true}""", 404, "not_found")]
    [InlineData("nope", "e", """{"available":true}""", 404, "not_found")]
    public async Task SetAvailability_WrongTarget_IsRefused(
        string store, string item, string body, int status, string code)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        await ApiServer.ProblemAsync(
            await server.PostAsync($"/v1/stores/{store}/items/{item}/availability", body), status, code);
    }

    [Theory]
    [InlineData(AcceptanceMode.Auto, false, "accepted")]
    [InlineData(AcceptanceMode.Manual, false, "placed")]
    [InlineData(AcceptanceMode.Auto, true, "rejected")]
    public async Task Evaluate_Order_TellsTheDecision(AcceptanceMode mode, bool rejected, string decision)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Store("sample").Admission = new Admission
        {
            Acceptance = mode,
            Total = new MinorUnits(740),
            Currency = "EUR",
            LeadTime = TimeSpan.FromMinutes(10),
            AcceptWithin = TimeSpan.FromMinutes(2),
            Rejection = rejected ? new OrderReason { Code = ReasonCode.CapacityExceeded } : null,
        };
        JsonElement answer = await ApiServer.JsonAsync(
            await server.PostAsync("/v1/stores/sample/evaluate", Requests.Order));
        Assert.Equal(decision, answer.GetProperty("decision").GetString());
        Assert.Equal(740, answer.GetProperty("total").GetInt64());
        Assert.Equal(600, answer.GetProperty("lead_time_seconds").GetInt32());
        Assert.Equal(120, answer.GetProperty("accept_within_seconds").GetInt32());
        Assert.Equal(rejected, answer.TryGetProperty("reason", out _));
        Assert.Equal("1", Assert.Single(server.Grains.Store("sample").Evaluated!.Lines).ItemId);
        Assert.Empty(server.Grains.Orders);
    }

    [Fact]
    public async Task Evaluate_RefusedOrWrong_IsAProblem()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Store("sample").Admission = new Admission
        {
            Refusal = new Refusal { Code = ErrorCode.PriceMismatch, Detail = "No." },
        };
        await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/stores/sample/evaluate", Requests.Order), 422, "price_mismatch");
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/stores/corner/evaluate", Requests.Order), 400, "validation_failed");
        Assert.Equal(["/store_id"], ApiServer.Places(problem));
    }
}
