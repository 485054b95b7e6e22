using System.Text.Json;
using OrderGrains.Api.Feeds;
using OrderGrains.Feeds;
using OrderGrains.Stores;
using OrderGrains.Tests.Access;

namespace OrderGrains.Tests.Feeds;

/// <summary>
/// A store's own events in the streams: its people see them beside its orders, its customers nothing else.
/// </summary>
public sealed class StoreEventTests : IDisposable
{
    private readonly CancellationTokenSource bound = new(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(StoreEventType.Paused, null, "store.paused")]
    [InlineData(StoreEventType.Resumed, null, "store.resumed")]
    [InlineData(StoreEventType.ItemUnavailable, "e", "item.unavailable")]
    [InlineData(StoreEventType.ItemAvailable, "e", "item.available")]
    public async Task Get_StoresEvents_HasItsOwn(StoreEventType type, string? item, string name)
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        await Town.BuildAsync(server);
        using SseReader events = await OpenAsync(server, Keys.Admin);

        server.Feeds.Commit(1, FakeFeedSource.Event("corner", type, item));

        SseEvent? happened = await events.ReadAsync(bound.Token);
        JsonElement body = JsonDocument.Parse(happened!.Data).RootElement;
        Assert.Equal((name, name), (happened.Name, body.GetProperty("type").GetString()));
        Assert.Equal("evt_store_corner_1", body.GetProperty("id").GetString());
        Assert.Equal(("default", "corner"), (
            body.GetProperty("tenant_id").GetString(), body.GetProperty("subject").GetString()));
        JsonElement data = body.GetProperty("data");
        Assert.Equal("corner", data.GetProperty("store_id").GetString());
        Assert.Equal("1970-01-01T01:00:00Z", data.GetProperty("until").GetString());
        Assert.Equal(item, data.TryGetProperty("item_id", out JsonElement about) ? about.GetString() : null);
        Assert.False(data.TryGetProperty("state", out _));
    }

    [Fact]
    public async Task Get_AsACustomer_HasTheStoresOwnEventsAndNobodysOrders()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        using SseReader customer = await OpenAsync(server, town.Customer);
        using SseReader kitchen = await OpenAsync(server, town.Store);

        server.Feeds.Commit(0, FakeFeedSource.Event("corner", "evt_theirs", customer: "cus_other"));
        server.Feeds.Commit(0, FakeFeedSource.Event("corner", "evt_own", customer: town.CustomerId));
        server.Feeds.Commit(0, FakeFeedSource.Event("other", StoreEventType.Paused));
        server.Feeds.Commit(0, FakeFeedSource.Event("corner", StoreEventType.Paused));

        Assert.Equal("store.paused", (await customer.ReadAsync(bound.Token))!.Name);
        string[] seen =
        [
            (await kitchen.ReadAsync(bound.Token))!.Name,
            (await kitchen.ReadAsync(bound.Token))!.Name,
            (await kitchen.ReadAsync(bound.Token))!.Name,
        ];
        Assert.Equal(["order.placed", "order.placed", "store.paused"], seen);
    }

    [Fact]
    public async Task Get_EventOfALaterVersion_IsPassedOver()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        await Town.BuildAsync(server);
        using SseReader events = await OpenAsync(server, Keys.Admin);

        server.Feeds.Commit(0, new FeedEvent { Next = default });
        server.Feeds.Commit(0, FakeFeedSource.Event("corner", StoreEventType.Paused));

        Assert.Equal("store.paused", (await events.ReadAsync(bound.Token))!.Name);
        Assert.Empty(FeedFrames.TopicsOf(new FeedEvent { Next = default }));
    }

    [Fact]
    public async Task Get_OrderWithItsStoresName_HasNoneOfTheStoresEvents()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        await Town.BuildAsync(server);
        int bucket = server.Feeds.BucketOf("default/own");
        using SseReader events = await OpenAsync(server, Keys.Admin, "/v1/orders/own/events");

        server.Feeds.Commit(bucket, FakeFeedSource.Event("own", StoreEventType.Paused));
        server.Feeds.Commit(bucket, FakeFeedSource.Event("corner", "evt_own_9", order: "own") with { Sequence = 9 });

        Assert.Equal("order.placed", (await events.ReadAsync(bound.Token))!.Name);
    }

    public void Dispose() => bound.Dispose();

    private async Task<SseReader> OpenAsync(
        ApiServer server, string key, string path = "/v1/stores/corner/events")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Authorization", $"Bearer {key}");
        HttpResponseMessage answer = await server.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
        answer.EnsureSuccessStatusCode();
        var events = new SseReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("ready", (await events.ReadAsync(bound.Token))?.Name);
        return events;
    }
}
