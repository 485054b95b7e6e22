using Orleans.Runtime;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>Deliveries to consumers that live on another silo than the stream's events.</summary>
public sealed class DistantDeliveryTests
{
    private static readonly GrainType Batch = GrainType.Create("batchconsumer");
    private static readonly GrainType Messages = GrainType.Create("messageconsumer");

    [Fact]
    public void DeliverAsync_ToAConsumerElsewhere_IsTakenThere()
    {
        using TestCluster cluster = Started();
        cluster.Finish(Deliver(cluster, Batch, "numbers", "one", "two"));
        Assert.Equal(["subscribed numbers/a by ledger", "1:one 2:two"], cluster.Gates.Journal);
        Assert.Null(cluster[0].Runtime.FindActivation(GrainId.Create(Batch, "a")));
        Assert.NotNull(cluster[1].Runtime.FindActivation(GrainId.Create(Batch, "a")));
    }

    [Fact]
    public void DeliverAsync_OfMessagesElsewhere_BringsThemWhole()
    {
        using TestCluster cluster = Started();
        PositionalMessage sent = new("it", 3) { Later = true };
        cluster.Finish(Deliver(cluster, Messages, "messages", sent, sent with { Count = 4 }));
        Assert.Equal([$"1:{sent} 2:{sent with { Count = 4 }}"], cluster.Gates.Journal);
    }

    [Fact]
    public void DeliverAsync_OfWhatHasNoWireForm_FailsAndSaysSo()
    {
        using TestCluster cluster = Started();
        Task delivery = Deliver(cluster, Batch, "numbers", new object());
        InvalidOperationException failure = cluster.Failure<InvalidOperationException>(delivery);
        Assert.Contains("System.Object has no codec", failure.Message, StringComparison.Ordinal);
        Assert.Empty(cluster.Gates.Journal);
    }

    [Fact]
    public void DeliverAsync_ToAConsumerThatFailsElsewhere_FailsWithItsException()
    {
        using TestCluster cluster = Started();
        cluster.Gates.Failing.Add("batch");
        RemoteGrainException failure =
            cluster.Failure<RemoteGrainException>(Deliver(cluster, Batch, "numbers", "one"));
        Assert.Equal("System.InvalidOperationException", failure.TypeName);
    }

    [Fact]
    public void DeliverAsync_ToAConsumerThatNobodyHas_WaitsUntilSomebodyDoes()
    {
        using TestCluster cluster = Started();
        cluster.Place("a", null);
        Task delivery = Deliver(cluster, Batch, "numbers", "one");
        cluster.Pass(TimeSpan.FromSeconds(1));
        Assert.False(delivery.IsCompleted);
        cluster.Place("a", cluster[1]);
        cluster.Finish(delivery);
        Assert.Equal("1:one", cluster.Gates.Journal[^1]);
    }

    private static Task Deliver(TestCluster cluster, GrainType consumer, string name, params object[] items) =>
        cluster[0].Runtime.DeliverAsync(
            consumer, name, "a", items, [.. Enumerable.Range(1, items.Length).Select(static number => (long)number)]);

    private static TestCluster Started()
    {
        TestCluster cluster = new(2);
        cluster.Place("a", cluster[1]);
        return cluster;
    }
}
