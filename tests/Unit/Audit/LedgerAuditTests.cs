using OrderGrains.Audit;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Stores;

namespace OrderGrains.Tests.Audit;

public sealed class LedgerAuditTests
{
    private const int Orders = 30;
    private const int Traded = 400;
    private const int Walks = 200;

    private static readonly string OrderRow = RowKey.State("default/ord_3", OrderState.StateName);

    [Fact]
    public async Task Run_WholeLedger_FindsNothing()
    {
        await using AuditWorld world = await PlacedAsync();
        AuditReport report = await world.RunAsync();
        Assert.Empty(report.Violations);
        Assert.Equal([0, 1, 2, 3], report.Buckets);
        Assert.Equal((Orders, 1, 0), (report.Orders, report.Stores, report.UnsettledStores));
    }

    [Fact]
    public async Task Run_WhileOrdersComeAndGo_FindsNothing()
    {
        await using AuditWorld world = await AuditWorld.OpenAsync();
        Task trade = Task.Run(async () =>
        {
            for (int number = 0; number < Traded; number++)
            {
                OrderState order = await world.PlaceAsync($"ord_{number}");
                if (number % 3 != 0 || number > Orders)
                {
                    await world.CancelAsync(order);
                }
            }
        });
        long seen = 0;
        for (int walk = 0; walk < Walks && !trade.IsCompleted; walk++)
        {
            AuditReport report = await world.RunAsync();
            Assert.True(report.ViolationCount == 0, string.Join('\n', report.Violations));
            seen = Math.Max(seen, report.Orders);
        }

        await trade;
        seen = Math.Max(seen, (await world.RunAsync()).Orders);
        Assert.True(seen > 0, "No order was seen: the walks prove nothing.");
    }

    [Fact]
    public async Task Run_SomeBuckets_WalksOnlyThose()
    {
        await using AuditWorld world = await PlacedAsync();
        AuditReport report = await world.Audit.RunAsync([2, 7, -1, 2], CancellationToken.None);
        Assert.Equal([2], report.Buckets);
        Assert.Equal(
            Enumerable.Range(0, Orders).Count(number => world.Ledger.BucketOf($"default/ord_{number}") == 2),
            report.Orders);
    }

    [Fact]
    public async Task Run_TotalChangedInItsRow_IsFound()
    {
        await using AuditWorld world = await PlacedAsync();
        await world.ReplaceAsync(
            AuditWorld.Key("ord_3"), OrderRow, "\"total\":800,\"currency\"", "\"total\":1,\"currency\"");
        Violation found = Assert.Single((await world.RunAsync()).Violations);
        Assert.Equal((ViolationKinds.Total, "order default/ord_3"), (found.Kind, found.Subject));
    }

    [Fact]
    public async Task Run_LastEventLost_IsFoundByTheLog()
    {
        await using AuditWorld world = await PlacedAsync();
        await world.ReplaceAsync(AuditWorld.Key("ord_3"), OrderRow, ",{\"sequence\":2", "],\"gone\":[{\"sequence\":2");
        Assert.Equal([ViolationKinds.Sequence, ViolationKinds.EventBeyondVersion], await world.KindsAsync());
    }

    [Fact]
    public async Task Run_RowThatIsNoJson_IsFound()
    {
        await using AuditWorld world = await PlacedAsync();
        await world.PutAsync(AuditWorld.Key("ord_3"), OrderRow, "{\"format\":1,");
        Assert.Contains(ViolationKinds.Unreadable, await world.KindsAsync());
    }

    [Fact]
    public async Task Run_IndexRowLostOrInvented_IsFound()
    {
        await using AuditWorld world = await PlacedAsync();
        EntityKey key = AuditWorld.Key("ord_3");
        OrderState order = (await world.Ledger.ReadStateAsync<OrderState>(
            OrderState.StateName, key.ToString(), CancellationToken.None))!;
        long stamp = Stamp.From(order.Timeline[0].At);
        IndexEntry byStore = OrderIndex.EntriesOf(key.Tenant, order.Content!)[1];
        await world.PutAsync(key, RowKey.Index(byStore, stamp, key.ToString()), null);
        Violation missing = Assert.Single((await world.RunAsync()).Violations);
        Assert.Equal(ViolationKinds.IndexMissing, missing.Kind);
        Assert.Contains(OrderIndex.ByStore, missing.Detail, StringComparison.Ordinal);
        await world.PutAsync(key, RowKey.Index(byStore, stamp - 1, key.ToString()), "");
        Assert.Equal([ViolationKinds.IndexMissing, ViolationKinds.IndexSurplus], await world.KindsAsync());
    }

    [Fact]
    public async Task Run_ReservationLost_IsFound()
    {
        await using AuditWorld world = await PlacedAsync();
        await world.PutAsync(StoreSamples.Key, RowKey.Owned(StoreSamples.Key.ToString(), "ord_3"), null);
        Violation found = Assert.Single((await world.RunAsync()).Violations);
        Assert.Equal((ViolationKinds.ReservationMissing, "order default/ord_3"), (found.Kind, found.Subject));
    }

    [Fact]
    public async Task Run_PlaceNeverFreed_IsFoundAfterAWhile()
    {
        await using AuditWorld world = await PlacedAsync();
        await world.CancelAsync(await world.PlaceAsync("ord_x"), release: false);
        Assert.Empty(await world.KindsAsync());
        world.Time.Now += TimeSpan.FromMinutes(10);
        Violation found = Assert.Single((await world.RunAsync()).Violations);
        Assert.Equal(
            (ViolationKinds.ReservationOrphaned, $"store {StoreSamples.Key}"), (found.Kind, found.Subject));
    }

    [Fact]
    public async Task Run_CountersSetBack_AreFound()
    {
        await using AuditWorld world = await PlacedAsync();
        await world.CancelAsync(await world.PlaceAsync("ord_x"));
        string row = RowKey.State(StoreSamples.Key.ToString(), CapacityState.StateName);
        await world.ReplaceAsync(StoreSamples.Key, row, $"\"cake\":{Orders}", "\"cake\":5");
        Assert.Equal([ViolationKinds.StockCount], await world.KindsAsync());
    }

    [Fact]
    public async Task Run_AfterOneThatWasCancelled_Walks()
    {
        await using AuditWorld world = await PlacedAsync();
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Audit.RunAsync(null, ended.Token));

        // One that was cancelled is no longer under way.
        Assert.Empty((await world.RunAsync()).Violations);
    }

    private static async Task<AuditWorld> PlacedAsync()
    {
        AuditWorld world = await AuditWorld.OpenAsync();
        for (int number = 0; number < Orders; number++)
        {
            await world.PlaceAsync($"ord_{number}");
        }

        return world;
    }
}
