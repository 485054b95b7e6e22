using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

public sealed class OrderSagaTests
{
    // Columns: created, started, ready, completed, rejected, cancelled.
    private static readonly Dictionary<OrderStatus, string> AfterFulfilment = new()
    {
        [OrderStatus.PendingPayment] = "-,-,-,-,-,-",
        [OrderStatus.Placed] = "-,-,-,-,-,-",
        [OrderStatus.Scheduled] = "-,-,-,-,-,-",
        [OrderStatus.Accepted] = "-,Preparing,Preparing Ready,Preparing Ready Completed,Cancelled,-",
        [OrderStatus.Preparing] = "-,-,Ready,Ready Completed,Cancelled,-",
        [OrderStatus.Ready] = "-,-,-,Completed,Cancelled,-",
        [OrderStatus.Completed] = "-,-,-,-,-,-",
        [OrderStatus.Rejected] = "-,-,-,-,-,-",
        [OrderStatus.Cancelled] = "-,-,-,-,-,-",
    };

    public static TheoryData<OrderStatus> Statuses => [.. Enum.GetValues<OrderStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Answer_EveryFulfilmentEvent_TakesTheOrderWhereTheKitchenIs(OrderStatus status)
    {
        IEnumerable<string> answers = Enum.GetValues<FulfilmentEventType>().Select(type =>
            Story(status, state => OrderSaga.Answer(state, PaidOrders.Fulfilment(type))));

        Assert.Equal(AfterFulfilment[status], string.Join(',', answers));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Answer_EveryPaymentEvent_PlacesOrCancelsOrNothing(OrderStatus status)
    {
        foreach (PaymentEventType type in Enum.GetValues<PaymentEventType>())
        {
            string expected = (status, type) switch
            {
                (OrderStatus.PendingPayment, PaymentEventType.Authorised or PaymentEventType.Captured) => "Placed",
                ( < OrderStatus.Completed, PaymentEventType.Failed) => "Cancelled",
                _ => "-",
            };
            Assert.Equal(expected, Story(
                status, state => OrderSaga.Answer(state, PaidOrders.Payment(type), OrderSamples.Now)));
        }
    }

    [Fact]
    public void Answer_PaymentFailed_CancelsWithItsReason()
    {
        OrderEntry entry = Assert.Single(OrderSaga.Answer(
            PaidOrders.In(OrderStatus.PendingPayment), PaidOrders.Payment(PaymentEventType.Failed), OrderSamples.Now));

        Assert.Equal((ReasonCode.PaymentFailed, "Payment failed"), (entry.Reason!.Code, entry.Reason.Note));
    }

    [Fact]
    public void Answer_KitchenRejects_CancelsWithItsReason()
    {
        OrderEntry entry = Assert.Single(OrderSaga.Answer(
            PaidOrders.In(OrderStatus.Preparing), PaidOrders.Fulfilment(FulfilmentEventType.Rejected)));

        Assert.Equal((OrderEventType.Cancelled, Actor.Store), (entry.Type, entry.Actor));
        Assert.Equal(ReasonCode.ItemUnavailable, entry.Reason?.Code);
    }

    [Fact]
    public void Answer_PaidAtTheLastMomentAndAfterIt_TheTimeDecides()
    {
        OrderState state = PaidOrders.In(OrderStatus.PendingPayment);
        DateTimeOffset payBy = state.Content!.PayBy!.Value;

        OrderEntry[] inTime = OrderSaga.Answer(
            state, PaidOrders.Payment(PaymentEventType.Captured, time: payBy.AddTicks(-1)), payBy.AddMinutes(1));
        OrderEntry[] late = OrderSaga.Answer(
            state, PaidOrders.Payment(PaymentEventType.Captured, time: payBy), payBy.AddMinutes(1));

        Assert.Equal([OrderEventType.Placed], inTime.Select(entry => entry.Type));
        Assert.Equal([OrderEventType.Cancelled], late.Select(entry => entry.Type));
        Assert.Equal(ReasonCode.PaymentTimeout, late[0].Reason?.Code);
    }

    [Theory]
    [InlineData(OrderStatus.PendingPayment, "")]
    [InlineData(OrderStatus.Placed, "")]
    [InlineData(OrderStatus.Scheduled, "order-payments:do")]
    [InlineData(OrderStatus.Accepted, "order-payments:do order-fulfilments:do")]
    [InlineData(OrderStatus.Preparing, "order-fulfilments:do")]
    [InlineData(OrderStatus.Ready, "order-fulfilments:do")]
    [InlineData(OrderStatus.Completed, "order-fulfilments:do")]
    [InlineData(OrderStatus.Rejected, "order-payments:undo")]
    [InlineData(OrderStatus.Cancelled, "order-payments:undo order-fulfilments:undo")]
    public void StepsOf_EveryState_TellsWhomItConcerns(OrderStatus status, string expected)
    {
        OrderState state = PaidOrders.In(status);

        Assert.Equal(expected, string.Join(' ', OrderSaga.StepsOf(state.Content!, state.Timeline[^1], status)
            .Select(told => $"{told.Stream}:{(told.Step.Undo ? "undo" : "do")}")));
        Assert.All(
            OrderSaga.StepsOf(state.Content!, state.Timeline[^1], status),
            told => Assert.Equal((state.Version, status), (told.Step.Sequence, told.Step.State)));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void StepsOf_AnOrderWithoutPaymentAndTickets_TellsNobody(OrderStatus status)
    {
        OrderState state = OrderSamples.Placed();

        Assert.Empty(OrderSaga.StepsOf(state.Content!, state.Timeline[^1], status));
    }

    /// <summary>The events that an answer brings; checks that each is allowed and that no number is missing.</summary>
    private static string Story(OrderStatus status, Func<OrderState, OrderEntry[]> answer)
    {
        OrderState state = PaidOrders.In(status);
        OrderEntry[] entries = answer(state);
        OrderStatus at = status;
        foreach (OrderEntry entry in entries)
        {
            state.Append(entry);
            OrderStatus next = OrderTransitions.After(at, entry.Type);
            bool isAllowed = OrderTransitions.Allowed(at, hasFireTime: true).Contains(next)
                || (at, next) == (OrderStatus.PendingPayment, OrderStatus.Placed);
            Assert.True(isAllowed, $"{at} > {next}");
            Assert.Equal(next is OrderStatus.Rejected or OrderStatus.Cancelled, entry.Reason is not null);
            at = next;
        }

        Assert.Equal(
            Enumerable.Range(1, state.Timeline.Length).Select(Convert.ToInt64),
            state.Timeline.Select(entry => entry.Sequence));
        return entries.Length == 0 ? "-" : string.Join(' ', entries.Select(entry => entry.Type));
    }
}
