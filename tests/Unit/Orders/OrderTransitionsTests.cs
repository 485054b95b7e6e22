using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class OrderTransitionsTests
{
    // Columns: accept, reject, cancel, prepare, ready, complete.
    private static readonly Dictionary<OrderStatus, string> Expected = new()
    {
        [OrderStatus.PendingPayment] = "- - Cancelled - - -",
        [OrderStatus.Placed] = "Accepted Rejected Cancelled - - -",
        [OrderStatus.Scheduled] = "- - Cancelled - - -",
        [OrderStatus.Accepted] = "- - Cancelled Preparing - -",
        [OrderStatus.Preparing] = "- - Cancelled - Ready -",
        [OrderStatus.Ready] = "- - Cancelled - - Completed",
        [OrderStatus.Completed] = "- - - - - -",
        [OrderStatus.Rejected] = "- - - - - -",
        [OrderStatus.Cancelled] = "- - - - - -",
    };

    public static TheoryData<OrderStatus, OrderCommand> Pairs()
    {
        TheoryData<OrderStatus, OrderCommand> pairs = [];
        foreach (OrderStatus status in Enum.GetValues<OrderStatus>())
        {
            foreach (OrderCommand command in Enum.GetValues<OrderCommand>())
            {
                pairs.Add(status, command);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Target_EveryPair_IsAsTheTableSays(OrderStatus status, OrderCommand command)
    {
        string expected = Expected[status].Split(' ')[(int)command];

        Assert.Equal(expected, OrderTransitions.Target(status, command, later: false)?.ToString() ?? "-");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Target_OrderForLater_DiffersOnlyInScheduling(OrderStatus status, OrderCommand command)
    {
        OrderStatus? now = OrderTransitions.Target(status, command, later: false);
        OrderStatus? expected = (status, command) == (OrderStatus.Placed, OrderCommand.Accept)
            ? OrderStatus.Scheduled
            : now;

        Assert.Equal(expected, OrderTransitions.Target(status, command, later: true));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Decide_EveryPair_FollowsTheTableAndNamesWhatIsAllowed(OrderStatus status, OrderCommand command)
    {
        if (status == OrderStatus.PendingPayment)
        {
            return;
        }

        OrderState order = OrderSamples.In(status);

        OrderDecision decision = OrderDecisions.Decide(order, OrderSamples.Change(command), OrderSamples.Now);

        string expected = Expected[status].Split(' ')[(int)command];
        if (expected == "-")
        {
            Assert.Equal(ErrorCode.InvalidTransition, decision.Refusal?.Code);
            Assert.Equal(order.View().AllowedTransitions, decision.Refusal?.Allowed);
            Assert.Empty(decision.Entries);
        }
        else
        {
            OrderEntry entry = Assert.Single(decision.Entries);
            Assert.Equal(expected, OrderTransitions.After(status, entry.Type).ToString());
            Assert.Equal(order.Version + 1, entry.Sequence);
        }
    }

    [Theory]
    [InlineData(OrderStatus.Placed, false, "Accepted Rejected Cancelled")]
    [InlineData(OrderStatus.Placed, true, "Scheduled Accepted Rejected Cancelled")]
    [InlineData(OrderStatus.Scheduled, true, "Cancelled")]
    [InlineData(OrderStatus.Ready, false, "Completed Cancelled")]
    [InlineData(OrderStatus.Cancelled, false, "")]
    public void Allowed_State_ListsWhereCommandsLead(OrderStatus from, bool hasFireTime, string expected) =>
        Assert.Equal(expected, string.Join(' ', OrderTransitions.Allowed(from, hasFireTime)));

    [Fact]
    public void IsFinal_EveryState_MeansThatNothingIsAllowed() =>
        Assert.All(
            Enum.GetValues<OrderStatus>(),
            status => Assert.Equal(
                OrderTransitions.IsFinal(status), OrderTransitions.Allowed(status, hasFireTime: true).Count == 0));

    [Fact]
    public void Fold_DelayedEvent_KeepsTheState()
    {
        OrderState order = OrderSamples.In(OrderStatus.Preparing);
        order.Append(new OrderEntry { Sequence = 4, Type = OrderEventType.Delayed, Actor = Actor.Store });

        Assert.Equal(OrderStatus.Preparing, order.Status);
    }
}
