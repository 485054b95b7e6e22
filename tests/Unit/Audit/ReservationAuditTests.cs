using OrderGrains.Audit;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Orders;
using OrderGrains.Tests.Stores;

namespace OrderGrains.Tests.Audit;

public sealed class ReservationAuditTests
{
    private static readonly Reservation Kept = new()
    {
        Order = OrderSamples.Key.Id,
        Attempt = 1,
        Number = 1,
        At = OrderSamples.Now,
    };

    [Fact]
    public void CheckOrder_NoPlaceOrAnotherAttempts_IsFound()
    {
        OrderState order = OrderSamples.In(OrderStatus.Ready);
        Assert.True(OrderAudit.HoldsReservation(order));
        Assert.Null(ReservationAudit.CheckOrder(OrderSamples.Key, order, Kept));
        Assert.Equal(
            ViolationKinds.ReservationMissing, ReservationAudit.CheckOrder(OrderSamples.Key, order, null)!.Kind);
        Assert.Equal(
            ViolationKinds.ReservationMissing,
            ReservationAudit.CheckOrder(OrderSamples.Key, order, Kept with { Attempt = 2 })!.Kind);
    }

    [Fact]
    public void HoldsReservation_FinalOrUnreserved_IsFalse()
    {
        Assert.False(OrderAudit.HoldsReservation(OrderSamples.In(OrderStatus.Completed)));
        Assert.False(OrderAudit.HoldsReservation(new OrderState()));
    }

    [Theory]
    [InlineData(OrderStatus.Placed, 1, false)]
    [InlineData(OrderStatus.Placed, 2, true)]
    [InlineData(OrderStatus.Cancelled, 1, true)]
    public void CheckReservation_LongAfter_IsFoundUnlessHeld(OrderStatus status, int attempt, bool isFound)
    {
        Violation? found = ReservationAudit.CheckReservation(
            StoreSamples.Key, Kept with { Attempt = attempt }, OrderSamples.In(status), OrderSamples.Now.AddHours(1));
        Assert.Equal(isFound, found?.Kind == ViolationKinds.ReservationOrphaned);
    }

    [Fact]
    public void CheckReservation_OfNoOrder_IsFoundOnceItIsOld()
    {
        Assert.Null(ReservationAudit.CheckReservation(StoreSamples.Key, Kept, null, OrderSamples.Now));
        Assert.NotNull(ReservationAudit.CheckReservation(StoreSamples.Key, Kept, null, OrderSamples.Now.AddTicks(1)));
    }

    [Fact]
    public void CheckReservation_OrderThatHasJustEnded_IsWaitedFor()
    {
        OrderState cancelled = OrderSamples.In(OrderStatus.Cancelled);
        DateTimeOffset ended = cancelled.Timeline[^1].At;
        Assert.Null(ReservationAudit.CheckReservation(StoreSamples.Key, Kept, cancelled, ended));
        Assert.NotNull(ReservationAudit.CheckReservation(StoreSamples.Key, Kept, cancelled, ended.AddTicks(1)));
    }
}
