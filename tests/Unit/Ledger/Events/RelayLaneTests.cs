using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class RelayLaneTests
{
    private readonly RelayLane _lane = new(new EventConsumer("notifier", HoldsOnFailure: false), "o1");

    [Fact]
    public void TryAdd_First_Starts()
    {
        Assert.True(_lane.TryAdd(Delivery(1)));
        Assert.False(_lane.TryAdd(Delivery(2)));
    }

    [Fact]
    public void TryAdd_AllIsDoneAndTheLaneHasNotLookedAgain_StartsNoOther()
    {
        _lane.TryAdd(Delivery(1));
        _lane.Drop(_lane.Peek().Count);

        Assert.False(_lane.TryAdd(Delivery(2)));
        Assert.Equal([2], Numbers(_lane.Peek()));
    }

    [Fact]
    public void TryAdd_LaneFoundNothing_HasEnded()
    {
        _lane.TryAdd(Delivery(1));
        _lane.Drop(_lane.Peek().Count);
        Assert.Empty(_lane.Peek());

        Assert.Null(_lane.TryAdd(Delivery(2)));
    }

    [Fact]
    public void Peek_ManyWait_TakesTheOldestUpToABound()
    {
        for (int number = 1; number <= 100; number++)
        {
            _lane.TryAdd(Delivery(number));
        }

        Assert.Equal(Enumerable.Range(1, 64).Select(number => (long)number), Numbers(_lane.Peek()));
        _lane.Drop(64);
        Assert.Equal(36, _lane.Peek().Count);
    }

    private static RelayDelivery Delivery(long commitNumber) => new(new RelayBlock(commitNumber, 0, []), []);

    private static IEnumerable<long> Numbers(IEnumerable<RelayDelivery> deliveries) =>
        deliveries.Select(delivery => delivery.Block.CommitNumber);
}
