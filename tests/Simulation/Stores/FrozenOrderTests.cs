using Orleans;
using OrderGrains.Ledger;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// 1,000 orders at once on a store that takes 50, one of them frozen between its admission and its commit for longer
/// than the store waits before it asks.
/// </summary>
public sealed class FrozenOrderTests
{
    private const int Cap = 50;
    private const int Orders = 1_000;
    private const int Buckets = 64;
    private const string Store = "sto_frozen";
    private static readonly TimeSpan PastGrace = 4 * new StoreOptions().ConfirmAfter;

    private readonly SimulatedProcess process = new(seed: 3, Buckets);
    private readonly string frozen = FirstIdOfAnotherBucket();
    private readonly List<string> placed = [];

    /// <summary>How the frozen order's commit ends.</summary>
    public enum Ending
    {
        Commits,
        CommitsAnswerLost,
        Fails,
        Killed,
    }

    [Theory]
    [InlineData(Ending.Commits)]
    [InlineData(Ending.CommitsAnswerLost)]
    [InlineData(Ending.Fails)]
    [InlineData(Ending.Killed)]
    public void Place_ThousandAtOnceWithOneFrozen_KeepsTheCapExactly(Ending ending)
    {
        process.StartSilo();
        process.Run(CreateStoreAsync, "the store");
        var freeze = new FrozenCommit(RowKey.State(Key(frozen), OrderState.StateName));
        process.Faults.Hold = freeze.Hold;
        Task<OrderResult> first = Place(frozen);
        process.Scheduler.RunUntil(() => freeze.IsHeld, PastGrace, "the frozen order's commit");
        Task<OrderResult>[] others = [.. Enumerable.Range(0, Orders - 1).Select(number => Place($"ord_{number}"))];
        process.Scheduler.RunFor(PastGrace);

        Assert.False(first.IsCompleted);
        Assert.All(others.Where((_, number) => !SharesTheFrozenBucket($"ord_{number}")), other =>
            Assert.True(other.IsCompletedSuccessfully));
        Assert.Equal(Cap, OpenOrders());
        End(ending, freeze);
        process.Scheduler.RunFor(PastGrace);
        CheckFrozen(ending is Ending.Commits or Ending.CommitsAnswerLost);
        Assert.Equal(Accepted(), OpenOrders());
        FillUp();
        process.Kill();
        process.StartSilo();
        Assert.Equal((Cap, Cap), (Accepted(), OpenOrders()));
    }

    private void End(Ending ending, FrozenCommit freeze)
    {
        switch (ending)
        {
            case Ending.Killed:
                process.Kill();
                process.StartSilo();
                break;
            case Ending.Fails:
                freeze.Thaw(StoreFault.FailBefore);
                break;
            default:
                freeze.Thaw(ending == Ending.Commits ? StoreFault.None : StoreFault.FailAfter);
                break;
        }
    }

    private void CheckFrozen(bool isCommitted)
    {
        OrderState? state = process.Run(
            () => process.Silo.Ledger
                .ReadStateAsync<OrderState>(OrderState.StateName, Key(frozen), CancellationToken.None).AsTask(),
            "the frozen order's state");
        Assert.NotNull(state);
        Assert.Equal(isCommitted, state.Content is not null);
        Assert.True(state.Attempt >= 1);
    }

    // What a lost order had reserved can be ordered again, and no more than that.
    private void FillUp()
    {
        foreach (int number in Enumerable.Range(Orders, 2 * Cap))
        {
            Task<OrderResult> placing = Place($"ord_{number}");
            process.Scheduler.RunUntil(() => placing.IsCompleted, PastGrace, "a later order");
        }

        Assert.Equal((Cap, Cap), (Accepted(), OpenOrders()));
    }

    private Task<OrderResult> Place(string id)
    {
        placed.Add(id);
        return process.Scheduler.Start(() => Order(id).Place(new PlaceOrder
        {
            StoreId = Store,
            Lines = [new RequestedLine { ItemId = "1", Quantity = 1 }],
            Customer = new CustomerDetails { Id = "cus_1" },
            IdempotencyKey = id,
            Fingerprint = id,
        }));
    }

    private int Accepted() => placed.Count(id =>
        process.Run(() => Order(id).Find(), "an order")?.State == OrderStatus.Accepted);

    private int OpenOrders() =>
        process.Run(() => SimulatedStores.Of(process.Silo.Grains, Store).Find(), "the store")!.OpenOrders;

    private async Task<bool> CreateStoreAsync()
    {
        StoreResult created = await SimulatedStores.Of(process.Silo.Grains, Store).Create(new StoreSettings
        {
            Name = "A store",
            Acceptance = AcceptanceMode.Auto,
            MaxOpenOrders = Cap,
            Menu = [new MenuItem { Id = "1", Name = "Cappuccino", Price = new MinorUnits(370) }],
        });
        return created.Store is not null;
    }

    private IOrderGrain Order(string id) => process.Silo.Grains.GetGrain<IOrderGrain>(Key(id));

    private bool SharesTheFrozenBucket(string id) => BucketOf(id) == BucketOf(frozen);

    private static string FirstIdOfAnotherBucket() =>
        Enumerable.Range(0, Buckets).Select(number => $"ord_frozen_{number}")
            .First(id => BucketOf(id) != BucketOf(Store));

    private static int BucketOf(string id) => KeyHash.BucketOf(Key(id), Buckets);

    private static string Key(string id) => new EntityKey(EntityKey.DefaultTenant, id).ToString();
}
