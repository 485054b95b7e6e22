using Orleans.Runtime;

namespace OrderGrains.Tests.Runtime;

public sealed class StreamDeliveryTests
{
    private static readonly GrainType Batch = GrainType.Create("batchconsumer");
    private static readonly GrainType Item = GrainType.Create("item-consumer");

    [Fact]
    public void ConsumersOf_Namespace_NamesTheClassesInOrder()
    {
        using TestHost host = new();
        Assert.Equal([Batch, Item], host.Runtime.ConsumersOf("numbers"));
        Assert.Equal([Item], host.Runtime.ConsumersOf("letters"));
        Assert.Empty(host.Runtime.ConsumersOf("nothing"));
    }

    [Fact]
    public void DeliverAsync_ToBatchObserver_SubscribesOnceAndHandsAllOver()
    {
        using TestHost host = new();
        host.Finish(host.Runtime.DeliverAsync(Batch, "numbers", "t/1", ["one", "two"], [1, 2]));
        host.Finish(host.Runtime.DeliverAsync(Batch, "numbers", "t/1", ["three"], [3]));
        Assert.Equal(["subscribed numbers/t/1 by ledger", "1:one 2:two", "3:three"], host.Gates.Journal);
    }

    [Fact]
    public void DeliverAsync_ToItemObserver_HandsThemOverOneByOne()
    {
        using TestHost host = new();
        host.Finish(host.Runtime.DeliverAsync(Item, "numbers", "t/1", ["one", "two"], [1, 2]));
        Assert.Equal(["one 1:one", "one 2:two"], host.Gates.Journal);
    }

    [Fact]
    public void DeliverAsync_ToObserverThatFails_FailsAndStops()
    {
        using TestHost host = new();
        host.Gates.Failing.Add("one");
        Task call = host.Runtime.DeliverAsync(Item, "numbers", "t/1", ["one", "two"], [1, 2]);
        Assert.Equal("one", host.Failure<InvalidOperationException>(call).Message);
        Assert.Equal(["one 1:one"], host.Gates.Journal);
    }

    [Fact]
    public void DeliverAsync_ToNextActivation_SubscribesAgain()
    {
        using TestHost host = new();
        host.Finish(host.Runtime.DeliverAsync(Batch, "numbers", "t/1", ["one"], [1]));
        host.Finish(host.Runtime.GetGrain<IConsumerGrain>("t/1").EndSoon());
        host.Finish(host.Runtime.DeliverAsync(Batch, "numbers", "t/1", ["two"], [2]));
        Assert.Equal(2, host.Gates.Journal.Count(line => line.StartsWith("subscribed", StringComparison.Ordinal)));
    }

    [Fact]
    public void DeliverAsync_ToGrainThatDoesNotResume_Fails()
    {
        using TestHost host = new();
        Task call = host.Runtime.DeliverAsync(Item, "letters", "t/1", ["a"], [1]);
        Assert.Contains(
            "did not resume", host.Failure<InvalidOperationException>(call).Message, StringComparison.Ordinal);
    }
}
