using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>Orders that are paid before anybody works on them, and what happens beside them.</summary>
internal static class PaidOrders
{
    public static readonly TimeSpan PayWithin = TimeSpan.FromMinutes(10);

    public static Admission Admission(AcceptanceMode acceptance = AcceptanceMode.Manual) =>
        OrderSamples.Admission(acceptance) with
        {
            Payment = new PaymentRule { PayWithin = PayWithin },
            Tickets = true,
        };

    /// <summary>A committed order whose timeline leads to a state.</summary>
    public static OrderState In(OrderStatus status, AcceptanceMode acceptance = AcceptanceMode.Manual)
    {
        DateTimeOffset? fireAt = status == OrderStatus.Scheduled ? OrderSamples.Now.AddHours(2) : null;
        OrderState state = OrderSamples.Placed(OrderSamples.Place() with { FireAt = fireAt }, Admission(acceptance));
        state.Append([.. PathTo(status).Select((type, index) => new OrderEntry
        {
            Sequence = index + 2,
            Type = type,
            Actor = Actor.Store,
            At = OrderSamples.Now.AddSeconds(index + 1),
        })]);
        return state;
    }

    public static PaymentEvent Payment(PaymentEventType type, long sequence = 1, DateTimeOffset? time = null) => new()
    {
        Id = $"evt_pay_ord_1_{sequence}",
        Type = type,
        Time = time ?? OrderSamples.Now,
        TenantId = "default",
        Subject = "ord_1",
        Sequence = sequence,
        State = type == PaymentEventType.Failed ? PaymentStatus.Failed : PaymentStatus.Captured,
        Amount = new MinorUnits(800),
        Currency = "EUR",
    };

    public static FulfilmentEvent Fulfilment(FulfilmentEventType type, long sequence = 1) => new()
    {
        Id = $"evt_ful_ord_1_{sequence}",
        Type = type,
        Time = OrderSamples.Now,
        TenantId = "default",
        Subject = "ord_1",
        Sequence = sequence,
        State = FulfilmentStatus.InProgress,
        Reason = type == FulfilmentEventType.Rejected ? new OrderReason { Code = ReasonCode.ItemUnavailable } : null,
    };

    private static OrderEventType[] PathTo(OrderStatus status) => status switch
    {
        OrderStatus.PendingPayment => [],
        OrderStatus.Placed => [OrderEventType.Placed],
        OrderStatus.Accepted => [.. PathTo(OrderStatus.Placed), OrderEventType.Accepted],
        OrderStatus.Preparing => [.. PathTo(OrderStatus.Accepted), OrderEventType.Preparing],
        OrderStatus.Ready => [.. PathTo(OrderStatus.Preparing), OrderEventType.Ready],
        OrderStatus.Completed => [.. PathTo(OrderStatus.Ready), OrderEventType.Completed],
        OrderStatus.Scheduled => [.. PathTo(OrderStatus.Placed), OrderEventType.Scheduled],
        OrderStatus.Rejected => [.. PathTo(OrderStatus.Placed), OrderEventType.Rejected],
        OrderStatus.Cancelled => [OrderEventType.Cancelled],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
