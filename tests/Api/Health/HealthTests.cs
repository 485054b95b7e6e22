using System.Net;
using System.Text.Json;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_SiloIsOrIsNotReady_FollowsIt()
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Api:CreateSampleStores=false");
        await server.WaitAsync("ready", async () =>
            (await server.Client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        server.Health.Ready = false;
        HttpResponseMessage response = await server.Client.GetAsync("/health/ready");
        JsonElement body = await ApiServer.JsonAsync(response);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("unhealthy", body.GetProperty("status").GetString());
        Assert.Equal("ledger", body.GetProperty("checks")[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Start_FirstTime_CreatesTheStoresOnce()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.WaitAsync("ready", async () =>
            (await server.Client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        IReadOnlyList<MenuItem> menu = server.Grains.Store("sample").View!.Settings.Menu;
        Assert.Equal(
            [("1", "Cappuccino", 370), ("2", "Latte", 400), ("3", "Mocha", 450)],
            menu.Select(item => (item.Id, item.Name, (int)item.Price.Value)));
        StoreSettings coffee = server.Grains.Store("coffee").View!.Settings;
        Assert.Equal(
            menu.Select(item => (item.Id, item.Name, item.Price)),
            coffee.Menu.Select(item => (item.Id, item.Name, item.Price)));
        Assert.Equal(new PaymentRule { PayWithin = TimeSpan.FromMinutes(15) }, coffee.Payment);
        Assert.Equal((AcceptanceMode.Auto, true), (coffee.Acceptance, coffee.Tickets));
        Assert.Empty(server.Grains.Store("default").View!.Settings.Menu);
        Assert.Null(server.Grains.Store("default").View!.Settings.AcceptWithin);
        Assert.Empty(server.Logs.Entries);
    }
}
