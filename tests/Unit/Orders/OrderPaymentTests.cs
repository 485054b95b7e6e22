using OrderGrains.Ledger;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>Orders of a store that wants to be paid first.</summary>
public sealed class OrderPaymentTests
{
    private static readonly DateTimeOffset PayBy = OrderSamples.Now + PaidOrders.PayWithin;

    private static readonly PaymentEvent[] Captured =
        [PaidOrders.Payment(PaymentEventType.Created), PaidOrders.Payment(PaymentEventType.Captured, 2)];

    private readonly FakeState<OrderState> state = new(new OrderState());
    private readonly ManualTime time = new(OrderSamples.Now);
    private readonly OrderProcess order;
    private Admission admission = PaidOrders.Admission();

    public OrderPaymentTests() => order = new OrderProcess(
        OrderSamples.Key, state, new FakeGrains(_ => new FakeStore(_ => admission)), new FakeDomain(), time);

    private IEnumerable<DueChange> Due => state.Commits.SelectMany(parts => parts.Due);

    [Fact]
    public async Task Place_PaidFirst_WaitsForThePaymentAndHoldsItsPlace()
    {
        OrderView view = (await order.Place(OrderSamples.Place())).Order!;

        Assert.Equal(OrderStatus.PendingPayment, view.State);
        Assert.Equal(PaymentStatus.RequiresPayment, view.PaymentState);
        Assert.Equal((PayBy, CaptureMode.AtPayment), (view.PayBy, view.Capture));
        Assert.Null(view.AcceptDeadline);
        Assert.Equal([OrderStatus.Cancelled], view.AllowedTransitions);
        Assert.Equal([new DueChange(OrderDue.PayBy, PayBy)], Due);
        Assert.Equal(1, state.State.Content!.ReservedBy);
    }

    [Fact]
    public async Task Follow_PaidAndManual_IsPlacedWithADeadlineFromThenOn()
    {
        await order.Place(OrderSamples.Place());
        time.Now += TimeSpan.FromMinutes(3);
        await order.Follow(Captured);

        OrderView view = state.State.View();
        Assert.Equal((OrderStatus.Placed, PaymentStatus.Captured), (view.State, view.PaymentState));
        Assert.Equal(OrderSamples.Now.AddMinutes(8), view.AcceptDeadline);
        Assert.Equal(
            [
                new DueChange(OrderDue.PayBy, PayBy), new DueChange(OrderDue.PayBy, PayBy, Cancelled: true),
                new DueChange(OrderDue.AcceptDeadline, OrderSamples.Now.AddMinutes(8)),
            ],
            Due);
    }

    [Fact]
    public async Task Follow_PaidAndAutomatic_IsPlacedAndAcceptedInOneCommit()
    {
        admission = PaidOrders.Admission(AcceptanceMode.Auto);
        await order.Place(OrderSamples.Place());
        time.Now += TimeSpan.FromMinutes(3);
        await order.Follow([PaidOrders.Payment(PaymentEventType.Authorised)]);

        Assert.Equal("Created Placed Accepted", Story());
        Assert.Equal(OrderSamples.Now.AddMinutes(18), state.State.View().ReadyAt);
        Assert.Equal(2, state.Commits.Count);
        Assert.Equal(
            ["orders", "orders", "order-payments", "order-fulfilments"],
            state.Commits[1].Events.Select(happened => happened.StreamNamespace));
    }

    [Fact]
    public async Task Follow_PaidForLater_IsScheduledAndFiresAtItsTime()
    {
        DateTimeOffset fireAt = OrderSamples.Now.AddHours(1);
        admission = PaidOrders.Admission(AcceptanceMode.Auto);
        await order.Place(OrderSamples.Place() with { FireAt = fireAt });
        await order.Follow([PaidOrders.Payment(PaymentEventType.Captured)]);
        Assert.Equal("Created Placed Scheduled", Story());
        Assert.Equal(new DueChange(OrderDue.FireAt, fireAt), Due.Last());
        await order.ReceiveDue(fireAt);

        Assert.Equal("Created Placed Scheduled Accepted", Story());
    }

    [Fact]
    public async Task Follow_TheSameEventsAgain_ChangesNothing()
    {
        await order.Place(OrderSamples.Place());
        await order.Follow(Captured);
        await order.Follow(Captured);
        await order.Follow(Captured[..1]);

        Assert.Equal("Created Placed", Story());
        Assert.Equal(2, state.Commits.Count);
    }

    [Fact]
    public async Task Follow_Failed_CancelsAndReleasesThePlace()
    {
        await order.Place(OrderSamples.Place());
        await order.Follow([PaidOrders.Payment(PaymentEventType.Failed)]);

        OrderView view = state.State.View();
        Assert.Equal((OrderStatus.Cancelled, ReasonCode.PaymentFailed), (view.State, view.Reason!.Code));
        ReservationReleased released = Assert.Single(
            state.Commits[1].Events.Select(happened => happened.Payload).OfType<ReservationReleased>());
        Assert.True(released.Restock);
        Assert.Equal(new DueChange(OrderDue.PayBy, PayBy, Cancelled: true), Due.Last());
    }

    [Fact]
    public async Task ReceiveDue_NotPaidInTime_CancelsAtThatTimeAndNotBefore()
    {
        await order.Place(OrderSamples.Place());
        time.Now = PayBy.AddTicks(-1);
        await order.ReceiveDue(PayBy.AddTicks(-1));
        Assert.Equal("Created", Story());
        await order.ReceiveDue(PayBy);
        await order.ReceiveDue(PayBy);

        Assert.Equal("Created Cancelled", Story());
        Assert.Equal(ReasonCode.PaymentTimeout, state.State.View().Reason?.Code);
        Assert.Equal(
            ["orders", "order-payments", "order-fulfilments", "stores"],
            state.Commits[1].Events.Select(happened => happened.StreamNamespace));
        Assert.All(
            state.Commits[1].Events.Select(happened => happened.Payload).OfType<OrderStep>(),
            step => Assert.True(step is { Undo: true, Sequence: 2, State: OrderStatus.Cancelled }));
    }

    [Fact]
    public async Task Change_AfterTheTimeToPay_FindsItCancelledThoughNoMessageCame()
    {
        await order.Place(OrderSamples.Place());
        time.Now = PayBy;
        OrderResult result = await order.Change(OrderSamples.Change(OrderCommand.Cancel, Actor.Customer));

        Assert.Equal(ErrorCode.InvalidTransition, result.Refusal?.Code);
        Assert.Equal(ReasonCode.PaymentTimeout, state.State.View().Reason?.Code);
    }

    [Theory]
    [InlineData(OrderCommand.Accept)]
    [InlineData(OrderCommand.Reject)]
    [InlineData(OrderCommand.Prepare)]
    public async Task Change_BeforeItIsPaid_NobodyWorksOnIt(OrderCommand command)
    {
        await order.Place(OrderSamples.Place());

        Assert.Equal(
            ErrorCode.InvalidTransition, (await order.Change(OrderSamples.Change(command))).Refusal?.Code);
    }

    [Fact]
    public async Task Place_WhatNeedsNoPayment_IsPlacedAtOnce()
    {
        OrderPlacement channel = OrderSamples.Decide(OrderSamples.Place() with { Channel = "eats" }, admission);
        OrderPlacement free = OrderSamples.Decide(admission: admission with { Total = MinorUnits.Zero });
        OrderPlacement rejected = OrderSamples.Decide(
            admission: admission with { Rejection = new OrderReason { Code = ReasonCode.StoreClosed } });

        Assert.All(
            [channel, free, rejected],
            placement => Assert.Equal(OrderEventType.Placed, placement.Entries[0].Type));
        Assert.All([channel, free, rejected], placement => Assert.Null(placement.Content.PayBy));
        Assert.Equal(OrderStatus.PendingPayment, (await order.Place(OrderSamples.Place())).Order?.State);
    }

    [Fact]
    public async Task Place_AgainAfterItWasPaid_IsAnsweredAsAtFirst()
    {
        await order.Place(OrderSamples.Place());
        await order.Follow([PaidOrders.Payment(PaymentEventType.Captured)]);

        OrderResult again = await order.Place(OrderSamples.Place());

        Assert.True(again.Replayed);
        Assert.Equal((OrderStatus.PendingPayment, 1), (again.Order!.State, again.Order.Version));
    }

    private string Story() => string.Join(' ', state.State.Timeline.Select(entry => entry.Type));
}
