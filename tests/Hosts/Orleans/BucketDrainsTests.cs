using Orleans.Runtime;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Buckets;

/// <summary>How the calls of a bucket that leaves come to their end, and nobody waits for itself.</summary>
public sealed class BucketDrainsTests
{
    private const int Orders = 1;
    private const int Stores = 2;

    private static readonly GrainId Order = GrainId.Create("order", "demo/1");
    private static readonly GrainId Store = GrainId.Create("store", "demo/north");

    private readonly BucketDrains drains = new(static grain => grain == Order ? Orders : Stores);

    [Fact]
    public async Task Drain_NothingUnderWay_IsDoneAtOnce() => await drains.DrainAsync(Orders);

    [Fact]
    public async Task Drain_CallUnderWay_WaitsForItAndTurnsNewOnesBack()
    {
        Assert.True(drains.TryEnter(Order));

        Task drain = drains.DrainAsync(Orders);

        Assert.False(drain.IsCompleted);
        Assert.False(drains.TryEnter(Order));
        Assert.True(drains.TryEnter(Store));
        drains.Leave(Order);
        await drain;
    }

    [Fact]
    public async Task Drain_OfTwoBucketsWhoseCallsNeedEachOther_EndsBoth()
    {
        Assert.True(drains.TryEnter(Order));
        Assert.True(drains.TryEnter(Store));
        Task orders = drains.DrainAsync(Orders);
        Task stores = drains.DrainAsync(Stores);

        await CallAsync(Order, Store);
        await CallAsync(Store, Order);

        Assert.False(orders.IsCompleted || stores.IsCompleted);
        drains.Leave(Order);
        drains.Leave(Store);
        await Task.WhenAll(orders, stores);
    }

    [Fact]
    public async Task Call_AfterOneOfADrainingGrain_IsNoneOfItsOwn()
    {
        Assert.True(drains.TryEnter(Order));
        _ = drains.DrainAsync(Orders);
        _ = drains.DrainAsync(Stores);

        await CallAsync(Order, Store);

        Assert.False(drains.TryEnter(Store));
    }

    [Fact]
    public async Task Call_OfAGrainThatStays_IsTurnedBack()
    {
        await drains.DrainAsync(Stores);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(Order, Store));
    }

    [Fact]
    public async Task Settle_AfterADrain_LetsAllInAgain()
    {
        await drains.DrainAsync(Orders);

        drains.Settle(Orders);

        Assert.True(drains.TryEnter(Order));
    }

    [Fact]
    public async Task Settle_WhileACallIsUnderWay_CallsTheDrainOff()
    {
        Assert.True(drains.TryEnter(Order));
        Task drain = drains.DrainAsync(Orders);

        drains.Settle(Orders);

        // Whoever awaited it would otherwise release a bucket that somebody has settled.
        await Assert.ThrowsAsync<TaskCanceledException>(() => drain);
        drains.Leave(Order);
        Assert.True(drains.TryEnter(Order));
    }

    // As the filters do: the caller's marks the call, the target's lets it in.
    private async Task CallAsync(GrainId caller, GrainId target)
    {
        drains.MarkCallsOf(caller);
        await Task.Yield();
        if (!drains.TryEnter(target))
        {
            throw new InvalidOperationException("The call was turned back.");
        }

        drains.Leave(target);
    }
}
