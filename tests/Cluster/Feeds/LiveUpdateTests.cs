namespace OrderGrains.Tests.Cluster.Feeds;

/// <summary>One process on its own file: it is killed while somebody watches.</summary>
public sealed class LiveUpdateTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Kill_WhileAStreamIsOpen_ItGoesOnWithoutAGapOrADouble()
    {
        await using var follower = new StoreFollower(server.Client.BaseAddress!, "/v1/stores/sample/events");
        await follower.Ready.WaitAsync(Patience);
        List<string> orders = [];
        for (int round = 0; round < 3; round++)
        {
            for (int number = 0; number < 20; number++)
            {
                string id = $"live-{round}-{number}";
                await PlaceAndCancelAsync(id, cancels: number % 2 == 0);
                orders.Add(id);
            }

            await server.KillAsync();
            await server.InitializeAsync();
            follower.Move(server.Client.BaseAddress!);
        }

        await FollowedOrders.CheckAsync(follower, server.Client, orders);
        Assert.InRange(follower.Returns, 1, int.MaxValue);
    }

    [Fact]
    public async Task Follow_PaidOrder_HasItsPaymentsAndItsTicketsEventsInTheirOrder()
    {
        await using var store = new StoreFollower(server.Client.BaseAddress!, "/v1/stores/coffee/events");
        await using var customer = new StoreFollower(server.Client.BaseAddress!, "/v1/customers/cus_1/events");
        await Task.WhenAll(store.Ready, customer.Ready).WaitAsync(Patience);
        PaidOrder paid = await PaidOrder.PlaceAsync(server, "paid-live");
        await paid.PayAsync();
        await paid.UntilToldAsync("captured", "created");

        await FollowedOrders.CheckAsync(store, server.Client, ["paid-live"]);
        await FollowedOrders.CheckAsync(customer, server.Client, ["paid-live"]);
        await using var order = new StoreFollower(
            server.Client.BaseAddress!, "/v1/orders/paid-live/events?after=0.0.0");
        await FollowedOrders.CheckAsync(order, server.Client, ["paid-live"]);
        Assert.Equal(store.Seen, order.Seen);
    }

    private async Task PlaceAndCancelAsync(string id, bool cancels)
    {
        using HttpResponseMessage placed = await server.PostAsync(
            "/v1/orders", $$"""{"id":"{{id}}","store_id":"sample","lines":[{"item_id":"1","quantity":1}]}""");
        Assert.True(placed.IsSuccessStatusCode, await placed.Content.ReadAsStringAsync());
        if (cancels)
        {
            using HttpResponseMessage cancelled = await server.PostAsync(
                $"/v1/orders/{id}/cancel", """{"actor":"customer"}""");
            Assert.True(cancelled.IsSuccessStatusCode, await cancelled.Content.ReadAsStringAsync());
        }
    }
}
