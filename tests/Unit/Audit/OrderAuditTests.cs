using OrderGrains.Audit;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Audit;

public sealed class OrderAuditTests
{
    [Fact]
    public void Check_OrdersInEveryState_FindsNothing()
    {
        foreach (OrderStatus status in Enum.GetValues<OrderStatus>().Where(each => each != OrderStatus.PendingPayment))
        {
            Assert.Empty(OrderAudit.Check(OrderSamples.Key, OrderSamples.In(status)));
        }
    }

    [Fact]
    public void Check_RejectedByARuleOrNeverPlaced_FindsNothing()
    {
        OrderState rejected = OrderSamples.Placed(admission: OrderSamples.Rejected(ReasonCode.ItemUnknown));
        Assert.Empty(OrderAudit.Check(OrderSamples.Key, rejected));
        Assert.Empty(OrderAudit.Check(OrderSamples.Key, new OrderState { Attempt = 2 }));
    }

    [Fact]
    public void Check_ScheduledThenAccepted_FindsNothing()
    {
        OrderState order = OrderSamples.In(OrderStatus.Scheduled);
        order.Append(Entry(order, OrderEventType.Accepted), Entry(order, OrderEventType.Delayed) with { Sequence = 4 });
        Assert.Empty(OrderAudit.Check(OrderSamples.Key, order));
    }

    [Theory]
    [InlineData(OrderEventType.Created, OrderEventType.Placed, OrderEventType.Accepted, true)]
    [InlineData(OrderEventType.Created, OrderEventType.Placed, OrderEventType.Rejected, true)]
    [InlineData(OrderEventType.Created, OrderEventType.Cancelled, null, true)]
    [InlineData(OrderEventType.Created, OrderEventType.Accepted, null, false)]
    [InlineData(OrderEventType.Created, OrderEventType.Created, null, false)]
    [InlineData(OrderEventType.Placed, OrderEventType.Placed, null, false)]
    [InlineData(OrderEventType.Placed, OrderEventType.Created, null, false)]
    [InlineData(OrderEventType.Accepted, null, null, false)]
    public void Check_PaidFirst_FindsOnlyWhatCannotBe(
        OrderEventType first, OrderEventType? second, OrderEventType? third, bool isLegal)
    {
        OrderState order = OrderSamples.Placed();
        order.Timeline = [];
        foreach (OrderEventType type in new[] { first, second, third }.OfType<OrderEventType>())
        {
            order.Append(Entry(order, type));
        }

        IEnumerable<string> found = OrderAudit.Check(OrderSamples.Key, order).Select(violation => violation.Kind);
        Assert.Equal(isLegal, !found.Contains(ViolationKinds.Transition));
    }

    [Fact]
    public void Check_GapInTheSequence_IsFound()
    {
        OrderState order = OrderSamples.In(OrderStatus.Preparing);
        order.Timeline = [order.Timeline[0], order.Timeline[2]];
        Assert.Equal(
            [ViolationKinds.Sequence, ViolationKinds.Transition],
            OrderAudit.Check(OrderSamples.Key, order).Select(found => found.Kind));
    }

    [Fact]
    public void Check_NoEvents_IsFound()
    {
        OrderState order = OrderSamples.Placed();
        order.Timeline = [];
        Assert.Contains(ViolationKinds.Sequence, OrderAudit.Check(OrderSamples.Key, order).Select(found => found.Kind));
        OrderState tombstone = new() { Timeline = OrderSamples.Placed().Timeline };
        Assert.Equal(ViolationKinds.Sequence, Only(tombstone).Kind);
    }

    [Fact]
    public void Check_TimeThatRunsBack_IsFound()
    {
        OrderState order = OrderSamples.In(OrderStatus.Accepted);
        order.Timeline[1] = order.Timeline[1] with { At = OrderSamples.Now.AddSeconds(-1) };
        Assert.Equal(ViolationKinds.TimeOrder, Only(order).Kind);
    }

    [Theory]
    [InlineData(OrderStatus.Placed, OrderEventType.Preparing)]
    [InlineData(OrderStatus.Placed, OrderEventType.Placed)]
    [InlineData(OrderStatus.Placed, OrderEventType.Scheduled)]
    [InlineData(OrderStatus.Completed, OrderEventType.Cancelled)]
    [InlineData(OrderStatus.Rejected, OrderEventType.Accepted)]
    [InlineData(OrderStatus.Cancelled, OrderEventType.Delayed)]
    public void Check_EventThatTheStateDoesNotAllow_IsFound(OrderStatus status, OrderEventType next)
    {
        OrderState order = OrderSamples.In(status);
        order.Append(Entry(order, next));
        Violation found = OrderAudit.Check(OrderSamples.Key, order)
            .First(violation => violation.Kind != ViolationKinds.ReservationMissing);
        Assert.Equal(ViolationKinds.Transition, found.Kind);
        Assert.Equal($"order {OrderSamples.Key}", found.Subject);
        Assert.Contains($"{status}", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TotalThatIsNotTheSum_IsFound()
    {
        OrderState order = OrderSamples.Placed();
        order.Content = order.Content! with { Total = new MinorUnits(799) };
        Violation found = Only(order);
        Assert.Equal(ViolationKinds.Total, found.Kind);
        Assert.Contains("800", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LineThatDoesNotAddUp_IsFound()
    {
        OrderState order = OrderSamples.Placed();
        OrderLine line = order.Content!.Lines[0] with
        {
            Modifiers =
            [
                new OrderModifier { ModifierId = "oat", Name = "Oat", Quantity = 2, UnitPrice = new MinorUnits(50) },
            ],
        };
        order.Content = order.Content with { Lines = [line] };
        Assert.Equal(ViolationKinds.LineTotal, Only(order).Kind);
        order.Content = order.Content with
        {
            Lines = [line with { Total = new MinorUnits(1000) }], Total = new MinorUnits(1000),
        };
        Assert.Empty(OrderAudit.Check(OrderSamples.Key, order));
    }

    [Fact]
    public void Check_SumOutOfRange_IsFoundAndNotThrown()
    {
        OrderState order = OrderSamples.Placed();
        OrderLine huge = order.Content!.Lines[0] with
        {
            UnitPrice = new MinorUnits(long.MaxValue), Total = new MinorUnits(long.MaxValue),
        };
        order.Content = order.Content with { Lines = [huge, huge] };
        Assert.Equal(
            [ViolationKinds.LineTotal, ViolationKinds.LineTotal, ViolationKinds.Total],
            OrderAudit.Check(OrderSamples.Key, order).Select(found => found.Kind));
    }

    [Fact]
    public void Check_OtherKeyOrUnreserved_IsFound()
    {
        OrderState order = OrderSamples.Placed();
        Assert.Equal(
            ViolationKinds.Identity, Assert.Single(OrderAudit.Check(new EntityKey("default", "other"), order)).Kind);
        order.Content = order.Content! with { ReservedBy = 0 };
        Assert.Equal(ViolationKinds.ReservationMissing, Only(order).Kind);
        order.Content = order.Content with { ReservedBy = 2 };
        Assert.Equal(ViolationKinds.ReservationMissing, Only(order).Kind);
    }

    [Fact]
    public void CheckEvent_BeyondTheVersion_IsFound()
    {
        OrderState order = OrderSamples.In(OrderStatus.Accepted);
        Assert.Null(EventAudit.Check(OrderSamples.Key, 2, order));
        Assert.Equal(ViolationKinds.EventBeyondVersion, EventAudit.Check(OrderSamples.Key, 3, order)!.Kind);
        Assert.Equal(ViolationKinds.EventBeyondVersion, EventAudit.Check(OrderSamples.Key, 1, null)!.Kind);
    }

    private static OrderEntry Entry(OrderState order, OrderEventType type) => new()
    {
        Sequence = order.Version + 1,
        Type = type,
        Actor = Actor.Store,
        At = OrderSamples.Now.AddHours(1),
    };

    private static Violation Only(OrderState order) => Assert.Single(OrderAudit.Check(OrderSamples.Key, order));
}
