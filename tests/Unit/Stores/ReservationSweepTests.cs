using OrderGrains.Stores;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Stores;

public sealed class ReservationSweepTests
{
    private static readonly DateTimeOffset Cutoff = StoreSamples.Now.AddSeconds(-30);

    [Fact]
    public async Task Run_OrderHoldsIt_KeepsItAndAsksOnce()
    {
        StoreHarness store = await Old("a");
        List<string> asked = Answer(store, _ => Task.FromResult(true));

        await Sweep(store);
        await Sweep(store);

        Assert.Equal(["default/a"], asked);
        Assert.Equal(1, await store.OpenOrders());
    }

    [Fact]
    public async Task Run_NoOrderHoldsIt_FreesItWithItsStock()
    {
        StoreHarness store = await StoreHarness.Open();
        store.Time.Now = Cutoff;
        await store.Desk.Admit(StoreSamples.Cakes("a", 4));
        store.Time.Now = StoreSamples.Now;
        Answer(store, _ => Task.FromResult(false));

        await Sweep(store);

        StoreView view = (await store.Reopen().Office.Find())!;
        Assert.Equal((0, 10), (view.OpenOrders, view.StockLeft["cake"]));
    }

    [Fact]
    public async Task Run_YoungReservation_IsNotAskedAbout()
    {
        StoreHarness store = await StoreHarness.Open();
        await store.Desk.Admit(StoreSamples.Request("a"));
        List<string> asked = Answer(store, _ => Task.FromResult(false));

        await Sweep(store);

        Assert.Empty(asked);
        Assert.Equal(1, await store.OpenOrders());
    }

    [Fact]
    public async Task Run_NoAnswer_KeepsItAndAsksAgain()
    {
        StoreHarness store = await Old("a");
        Answer(store, _ => throw new TimeoutException());
        await Sweep(store);
        int open = await store.OpenOrders();
        List<string> asked = Answer(store, _ => Task.FromResult(false));

        await Sweep(store);

        Assert.Equal(1, open);
        Assert.Single(asked);
        Assert.Equal(0, await store.OpenOrders());
    }

    [Fact]
    public async Task Run_OrdersOfSeveralBuckets_EachIsSettledByItsOwnAnswer()
    {
        string[] orders = [.. Enumerable.Range(0, 40).Select(i => $"o{i}")];
        StoreHarness store = await Old(orders);
        store.Domain.Bucket = key => key.Length % 2 == 0 ? 3 : key[^1] - '0';
        List<string> asked = [];
        store.Orders = key => new FakeOrder((_, _) =>
        {
            asked.Add(key);
            return Task.FromResult(key.EndsWith('7'));
        });

        await Sweep(store);

        Assert.Equal(orders.Select(order => $"default/{order}").Order(), asked.Order());
        Assert.Equal(orders.Count(order => order.EndsWith('7')), await store.OpenOrders());
    }

    [Fact]
    public async Task Run_SiloOfOneBucketDoesNotAnswer_KeepsAllAndAsksAgain()
    {
        StoreHarness store = await Old("a", "b");
        List<string> asked = Answer(store, _ => Task.FromResult(false));
        store.Grains.CheckFailure = new TimeoutException();
        await Sweep(store);
        int open = await store.OpenOrders();
        store.Grains.CheckFailure = null;

        await Sweep(store);

        Assert.Equal(2, open);
        Assert.Equal(["default/a", "default/b"], asked);
        Assert.Equal(0, await store.OpenOrders());
    }

    [Fact]
    public async Task Run_Released_IsNotAskedAbout()
    {
        StoreHarness store = await Old("a", "b");
        await store.Desk.Release([new ReservationReleased { OrderId = "a", Attempt = 1, Restock = true }]);
        List<string> asked = Answer(store, _ => Task.FromResult(true));

        await Sweep(store);

        Assert.Equal(["default/b"], asked);
    }

    [Fact]
    public async Task Run_AdmittedAnewWhileAsking_KeepsTheNewReservation()
    {
        StoreHarness store = await Old("a");
        Answer(store, async _ =>
        {
            await store.Desk.Admit(StoreSamples.Request("a", attempt: 2));
            return false;
        });

        await Sweep(store);

        Assert.Equal(1, await store.OpenOrders());
    }

    [Fact]
    public void Run_Many_AsksABoundedNumberAtOnce() => Turns.Run(async () =>
    {
        StoreHarness store = await Old([.. Enumerable.Range(0, 100).Select(i => $"o{i}")]);
        int now = 0;
        int most = 0;
        List<string> asked = Answer(store, async _ =>
        {
            most = Math.Max(most, ++now);
            await Task.Yield();
            now--;
            return true;
        });

        await Sweep(store);

        Assert.Equal(100, asked.Count);
        Assert.InRange(most, 2, ReservationCheck.Concurrency);
    });

    [Fact]
    public async Task Reopen_AfterACrash_AsksAboutWhatWasNeverConfirmed()
    {
        StoreHarness store = await Old("a", "b");
        Answer(store, _ => Task.FromResult(true));
        await Sweep(store);
        await store.Desk.ConfirmLater(store.Counters.State.ConfirmAt!.Value);
        await store.Desk.Admit(StoreSamples.Request("c"));
        StoreHarness again = store.Reopen();
        again.Time.Now = StoreSamples.Now.AddMinutes(1);
        List<string> asked = Answer(again, _ => Task.FromResult(false));

        await again.Sweep.Run(again.Time.Now, CancellationToken.None);

        Assert.Equal(["default/c"], asked);
        Assert.Equal(2, await again.OpenOrders());
    }

    private static async Task<StoreHarness> Old(params string[] orders)
    {
        StoreHarness store = await StoreHarness.Open();
        store.Time.Now = Cutoff;
        foreach (string order in orders)
        {
            await store.Desk.Admit(StoreSamples.Request(order));
        }

        store.Time.Now = StoreSamples.Now;
        return store;
    }

    [Fact]
    public async Task ConfirmLater_MessageHasCome_AsksAgainOnlyWhileReservationsAreUnconfirmed()
    {
        StoreHarness store = await Old("a");
        DateTimeOffset first = store.Counters.State.ConfirmAt!.Value;
        Assert.Equal(Cutoff.AddSeconds(30), first);

        await store.Desk.ConfirmLater(first);
        Assert.Equal(store.Time.Now.AddSeconds(30), store.Counters.State.ConfirmAt);

        Answer(store, _ => Task.FromResult(true));
        await Sweep(store);
        await store.Desk.ConfirmLater(store.Counters.State.ConfirmAt!.Value);
        Assert.Null(store.Counters.State.ConfirmAt);
    }

    private static Task Sweep(StoreHarness store) => store.Sweep.Run(Cutoff, CancellationToken.None);

    private static List<string> Answer(StoreHarness store, Func<int, Task<bool>> confirm)
    {
        List<string> asked = [];
        store.Orders = key =>
        {
            asked.Add(key);
            return new FakeOrder((_, attempt) => confirm(attempt));
        };
        return asked;
    }
}
