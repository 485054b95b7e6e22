using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

public sealed class OrderDecisionsTests
{
    private static readonly DateTimeOffset Deadline = OrderSamples.Now.AddMinutes(5);

    [Fact]
    public void Decide_NoOrder_IsNotFound() =>
        Assert.Equal(
            ErrorCode.NotFound,
            OrderDecisions.Decide(new OrderState(), OrderSamples.Change(OrderCommand.Accept), OrderSamples.Now)
                .Refusal?.Code);

    [Fact]
    public void Decide_AcceptJustBeforeTheDeadline_Accepts()
    {
        OrderDecision decision = Decide(OrderSamples.Placed(), OrderCommand.Accept, Deadline.AddTicks(-1));

        Assert.Null(decision.Refusal);
        Assert.Equal(Deadline.AddTicks(-1).AddMinutes(15), decision.Entries[0].ReadyAt);
    }

    [Theory]
    [InlineData(OrderCommand.Accept)]
    [InlineData(OrderCommand.Reject)]
    [InlineData(OrderCommand.Cancel)]
    public void Decide_AtTheDeadline_RejectsAndRefuses(OrderCommand command)
    {
        OrderDecision decision = Decide(OrderSamples.Placed(), command, Deadline);

        OrderEntry entry = Assert.Single(decision.Entries);
        Assert.Equal(OrderEventType.Rejected, entry.Type);
        Assert.Equal(Actor.System, entry.Actor);
        Assert.Equal(ReasonCode.AcceptDeadlineElapsed, entry.Reason?.Code);
        Assert.Equal(ErrorCode.InvalidTransition, decision.Refusal?.Code);
        Assert.Equal([], decision.Refusal?.Allowed);
        Assert.Equal(2, decision.Refusal?.Version);
    }

    [Fact]
    public void Overdue_AcceptedBeforeTheDeadline_IsNothing()
    {
        OrderState order = OrderSamples.Placed();
        order.Append(Decide(order, OrderCommand.Accept, OrderSamples.Now).Entries);

        Assert.Null(OrderDecisions.Overdue(order, Deadline.AddHours(1)));
    }

    [Fact]
    public void Overdue_ScheduledAtItsFireTime_IsAcceptedWithThePromisedTime()
    {
        OrderState order = Scheduled();
        DateTimeOffset fireAt = order.Content!.FireAt!.Value;

        OrderEntry? entry = OrderDecisions.Overdue(order, fireAt);

        Assert.Null(OrderDecisions.Overdue(order, fireAt.AddTicks(-1)));
        Assert.Equal((OrderEventType.Accepted, Actor.System), (entry!.Type, entry.Actor));
        Assert.Equal(fireAt.AddMinutes(15), entry.ReadyAt);
    }

    [Fact]
    public void Decide_PrepareAfterTheFireTime_AcceptsFirst()
    {
        OrderDecision decision = Decide(Scheduled(), OrderCommand.Prepare, OrderSamples.Now.AddHours(1));

        Assert.Equal([OrderEventType.Accepted, OrderEventType.Preparing], decision.Entries.Select(entry => entry.Type));
        Assert.Equal([3L, 4L], decision.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public void Decide_AcceptOfAnOrderForLater_Schedules()
    {
        OrderState order = OrderSamples.Placed(OrderSamples.Place() with { FireAt = OrderSamples.Now.AddHours(1) });

        OrderDecision decision = Decide(order, OrderCommand.Accept, OrderSamples.Now);

        Assert.Equal(OrderEventType.Scheduled, decision.Entries[0].Type);
        Assert.Equal(OrderSamples.Now.AddHours(1).AddMinutes(15), decision.Entries[0].ReadyAt);
    }

    [Theory]
    [InlineData(OrderStatus.Placed, true)]
    [InlineData(OrderStatus.Scheduled, true)]
    [InlineData(OrderStatus.Accepted, true)]
    [InlineData(OrderStatus.Preparing, false)]
    [InlineData(OrderStatus.Ready, false)]
    public void Decide_CustomerCancels_OnlyAsFarAsTheStoreAllows(OrderStatus status, bool isAllowed)
    {
        ChangeOrder cancel = new() { Command = OrderCommand.Cancel, Actor = Actor.Customer };

        OrderDecision decision = OrderDecisions.Decide(OrderSamples.In(status), cancel, OrderSamples.Now);

        Assert.Equal(isAllowed ? null : ErrorCode.InvalidTransition, decision.Refusal?.Code);
        Assert.Equal(isAllowed ? ReasonCode.CustomerRequest : null, decision.Entries.FirstOrDefault()?.Reason?.Code);
        Assert.DoesNotContain(OrderStatus.Cancelled, decision.Refusal?.Allowed ?? []);
    }

    [Theory]
    [InlineData(OrderCommand.Reject, Actor.Store)]
    [InlineData(OrderCommand.Cancel, Actor.Store)]
    [InlineData(OrderCommand.Cancel, Actor.Operator)]
    [InlineData(OrderCommand.Reject, Actor.Customer)]
    public void Decide_NoReason_IsRefused(OrderCommand command, Actor actor)
    {
        ChangeOrder change = OrderSamples.Change(command, actor) with { Reason = null };

        Refusal? refusal = OrderDecisions.Decide(OrderSamples.Placed(), change, OrderSamples.Now).Refusal;

        Assert.Equal(ErrorCode.ValidationFailed, refusal?.Code);
    }

    [Fact]
    public void Decide_OtherVersion_IsRefusedWithTheRightOne()
    {
        ChangeOrder change = OrderSamples.Change(OrderCommand.Accept) with { ExpectedVersion = 7 };

        Refusal? refusal = OrderDecisions.Decide(OrderSamples.Placed(), change, OrderSamples.Now).Refusal;

        Assert.Equal((ErrorCode.VersionMismatch, 1L), (refusal!.Code, refusal.Version!.Value));
    }

    [Fact]
    public void Decide_SameKeyAndCommand_ReplaysTheVersionItLedTo()
    {
        OrderState order = OrderSamples.Placed();
        ChangeOrder accept = OrderSamples.Change(
            OrderCommand.Accept) with { IdempotencyKey = "a", ExpectedVersion = 1 };
        order.Append(OrderDecisions.Decide(order, accept, OrderSamples.Now).Entries);
        order.Append(Decide(order, OrderCommand.Prepare, OrderSamples.Now).Entries);

        Assert.Equal(2, OrderDecisions.Decide(order, accept, Deadline.AddHours(1)).ReplayedVersion);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("k1")]
    public void Decide_KeyOfAnotherRequest_IsRefused(string key)
    {
        OrderState order = OrderSamples.Placed();
        ChangeOrder accept = OrderSamples.Change(OrderCommand.Accept) with { IdempotencyKey = "a" };
        order.Append(OrderDecisions.Decide(order, accept, OrderSamples.Now).Entries);
        ChangeOrder prepare = OrderSamples.Change(OrderCommand.Prepare) with { IdempotencyKey = key };

        Assert.Equal(
            ErrorCode.IdempotencyKeyReused, OrderDecisions.Decide(order, prepare, OrderSamples.Now).Refusal?.Code);
    }

    [Fact]
    public void Of_EveryMember_ChangesTheHash()
    {
        ChangeOrder cancel = OrderSamples.Change(OrderCommand.Cancel);
        ChangeOrder[] others =
        [
            cancel with { Command = OrderCommand.Reject },
            cancel with { Actor = Actor.Operator },
            cancel with { Reason = new OrderReason { Code = ReasonCode.NoShow } },
            cancel with { Reason = new OrderReason { Code = ReasonCode.Other, Note = "x" } },
            cancel with { ReadyAt = OrderSamples.Now },
        ];

        Assert.Equal(6, others.Append(cancel).Select(RequestHash.Of).Distinct().Count());
        Assert.Equal(RequestHash.Of(cancel), RequestHash.Of(cancel with { ExpectedVersion = 3, TraceParent = "t" }));
    }

    private static OrderState Scheduled() => OrderSamples.Placed(
        OrderSamples.Place() with { FireAt = OrderSamples.Now.AddHours(1) },
        OrderSamples.Admission(AcceptanceMode.Auto));

    private static OrderDecision Decide(OrderState order, OrderCommand command, DateTimeOffset now) =>
        OrderDecisions.Decide(order, OrderSamples.Change(command), now);
}
