using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

public sealed class OrderPartsTests
{
    private static readonly DateTimeOffset Stamp = OrderSamples.Now.AddSeconds(3);

    [Fact]
    public void TakeParts_FirstCommit_PublishesIndexesAndSetsTheDeadline()
    {
        CommitParts parts = Place();

        OutboxEvent only = Assert.Single(parts.Events);
        Assert.Equal(("orders", "default/ord_1", 1L), (only.StreamNamespace, only.StreamKey, only.Sequence));
        Assert.Equal(
            [
                new IndexEntry("orders_by_time", "default"),
                new IndexEntry("orders_by_store", "default/sto_1"),
                new IndexEntry("orders_by_customer", "default/cus_1"),
            ],
            parts.Index);
        Assert.Equal([new DueChange("accept_deadline", OrderSamples.Now.AddMinutes(5))], parts.Due);
    }

    [Fact]
    public void TakeParts_NoCustomerId_IsNotIndexedByCustomer()
    {
        CommitParts parts = Place(OrderSamples.Place() with { Customer = new CustomerDetails { Name = "Ada" } });

        Assert.DoesNotContain(parts.Index, entry => entry.Index == OrderIndex.ByCustomer);
    }

    [Fact]
    public void TakeParts_Event_CarriesTheCommitTheTraceAndNothingPersonal()
    {
        OrderEvent placed = (OrderEvent)Place(admission: OrderSamples.Admission(AcceptanceMode.Auto)).Events[0].Payload;
        OrderEvent accepted =
            (OrderEvent)Place(admission: OrderSamples.Admission(AcceptanceMode.Auto)).Events[1].Payload;

        Assert.Equal((Stamp, 1L, 2L), (placed.Time, placed.Sequence, placed.OrderVersion));
        Assert.Equal("evt_ord_1_1", placed.Id);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", placed.CorrelationId);
        Assert.Equal(OrderSamples.Place().TraceParent, accepted.TraceParent);
        Assert.Equal((null, "evt_ord_1_1"), (placed.CausationId, accepted.CausationId));
        Assert.Equal((OrderStatus.Placed, OrderStatus.Accepted), (placed.Data.State, accepted.Data.State));
        Assert.DoesNotContain("Ada", placed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TakeParts_Twice_GivesNothingTheSecondTime()
    {
        OrderState order = OrderSamples.Placed();

        Assert.Same(CommitParts.None, order.TakeParts(Stamp));
    }

    [Fact]
    public void TakeParts_NewEntries_AreStampedWithTheCommit()
    {
        OrderState order = OrderSamples.Placed();
        Append(order, OrderCommand.Accept);

        order.TakeParts(Stamp);

        Assert.Equal([OrderSamples.Now, Stamp], order.Timeline.Select(entry => entry.At));
        Assert.All(order.Timeline, entry => Assert.Null(entry.TraceParent));
    }

    [Fact]
    public void TakeParts_Accepted_CancelsTheDeadline()
    {
        OrderState order = OrderSamples.Placed();
        Append(order, OrderCommand.Accept);

        Assert.Equal(
            [new DueChange("accept_deadline", OrderSamples.Now.AddMinutes(5), Cancelled: true)],
            order.TakeParts(Stamp).Due);
    }

    [Fact]
    public void TakeParts_AcceptedForLater_TradesTheDeadlineForTheFireTime()
    {
        DateTimeOffset fireAt = OrderSamples.Now.AddHours(1);
        OrderState order = OrderSamples.Placed(OrderSamples.Place() with { FireAt = fireAt });
        Append(order, OrderCommand.Accept);

        Assert.Equal(
            [
                new DueChange("accept_deadline", OrderSamples.Now.AddMinutes(5), Cancelled: true),
                new DueChange("fire_at", fireAt),
            ],
            order.TakeParts(Stamp).Due);
    }

    [Theory]
    [InlineData(OrderStatus.Placed, OrderCommand.Reject, true)]
    [InlineData(OrderStatus.Placed, OrderCommand.Cancel, true)]
    [InlineData(OrderStatus.Scheduled, OrderCommand.Cancel, true)]
    [InlineData(OrderStatus.Accepted, OrderCommand.Cancel, true)]
    [InlineData(OrderStatus.Preparing, OrderCommand.Cancel, false)]
    [InlineData(OrderStatus.Ready, OrderCommand.Cancel, false)]
    [InlineData(OrderStatus.Ready, OrderCommand.Complete, false)]
    public void TakeParts_FinalState_ReleasesTheReservation(OrderStatus from, OrderCommand command, bool restock)
    {
        OrderState order = OrderSamples.In(from);
        Append(order, command);

        OutboxEvent release = Assert.Single(
            order.TakeParts(Stamp).Events, item => item.StreamNamespace == ReservationReleased.StreamNamespace);

        Assert.Equal("default/sto_1", release.StreamKey);
        Assert.Equal(
            new ReservationReleased { OrderId = "ord_1", Attempt = 1, Restock = restock }, release.Payload);
    }

    [Fact]
    public void TakeParts_RejectedByARule_ReleasesNothing()
    {
        CommitParts parts = Place(admission: OrderSamples.Rejected(ReasonCode.StorePaused));

        Assert.Equal(2, parts.Events.Count);
        Assert.All(parts.Events, item => Assert.Equal(OrderEvent.StreamNamespace, item.StreamNamespace));
        Assert.Empty(parts.Due);
    }

    [Fact]
    public void TakeParts_Tombstone_CommitsNothingBeside()
    {
        OrderState order = new() { Attempt = 3 };

        Assert.Same(CommitParts.None, order.TakeParts(Stamp));
    }

    private static CommitParts Place(PlaceOrder? command = null, Admission? admission = null)
    {
        OrderState order = new() { Attempt = 1 };
        order.Place(OrderSamples.Key, OrderSamples.Decide(command, admission));
        return order.TakeParts(Stamp);
    }

    private static void Append(OrderState order, OrderCommand command) => order.Append(
        OrderDecisions.Decide(order, OrderSamples.Change(command), OrderSamples.Now).Entries);
}
