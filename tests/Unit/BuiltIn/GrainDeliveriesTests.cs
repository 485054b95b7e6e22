using OrderGrains.Ledger;
using OrderGrains.Silo;
using OrderGrains.Tests.Runtime;

namespace OrderGrains.Tests.BuiltIn;

public sealed class GrainDeliveriesTests
{
    private static readonly EventConsumer Messages = new("messageconsumer", HoldsOnFailure: true);

    [Fact]
    public void DeliverEventsAsync_AnswerOfAnotherSiloIsLost_IsAnOutageAndNoFailureOfTheConsumer()
    {
        using TestCluster cluster = new(2);
        cluster.Place("a", cluster[1]);
        GrainDeliveries deliveries = new(cluster[0].Runtime);
        cluster.Finish(deliveries.DeliverEventsAsync(Messages, [Event(1)]));
        cluster.Network.Links[^1].Server.IsStalled = true;
        Task second = deliveries.DeliverEventsAsync(Messages, [Event(2)]);
        cluster.Until(() => cluster.Gates.Journal.Count == 2, "the second event to be taken");
        cluster.Network.CutAll();

        InfrastructureException outage = cluster.Failure<InfrastructureException>(second);
        Assert.True(outage.Retryable);
    }

    private static OutboxEvent Event(long sequence) => new("messages", "a", sequence, new PositionalMessage("it", 3));
}
