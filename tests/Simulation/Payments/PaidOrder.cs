using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Simulation;

/// <summary>An order of a paying store, with all that is beside it, once everything has settled.</summary>
internal sealed record PaidOrder(
    OrderView Order, PaymentView? Payment, SimulatedIntentView? Bank, FulfilmentView? Ticket)
{
    private const string OrderIsOff = "The order is off.";

    /// <summary>What is wrong with it; empty when all is well.</summary>
    public IEnumerable<string> Check()
    {
        (string What, bool Holds)[] promises =
        [
            ("waits for ever", OrderTransitions.IsFinal(Order.State)),
            ("tells another payment state", Order.PaymentState == (Payment?.State ?? PaymentStatus.RequiresPayment)),
            ("does not agree with the bank", AgreesWithBank()),
            ("gave back more than was captured", Refunded <= Captured),
            ("gave money back before it had it", NeverOwes()),
            ("is off and kept the money", Order.State == OrderStatus.Completed || Captured == Refunded),
            ("is off and can still be paid", Order.State == OrderStatus.Completed || !IsOpenAtBank()),
            ("is completed without its money", Order.State != OrderStatus.Completed || Captured == Order.Total.Value),
            ("paid somebody back by itself twice", Automatic(RefundStatus.Succeeded) <= 1),
            ("has two captures", Count(PaymentEventType.Captured) <= 1),
            ("has an unended refund", Automatic(RefundStatus.Requested) == 0),
            ("has another ticket than its end", TicketFits()),
            ("has a gap in its payment's timeline", IsWhole(Payment?.Timeline.Select(entry => entry.Sequence))),
            ("has a gap in its ticket's timeline", IsWhole(Ticket?.Timeline.Select(entry => entry.Sequence))),
        ];
        return promises.Where(promise => !promise.Holds).Select(promise =>
            $"{Order.Id} {promise.What}: {Order.State} {Order.Reason?.Code}, {Payment?.State} {Captured}-{Refunded},"
                + $" bank {Bank?.State} {Bank?.Captured.Value}-{Bank?.Refunded.Value}, ticket {Ticket?.State}");
    }

    private long Captured => Payment?.Captured.Value ?? 0;

    private long Refunded => Payment?.Refunded.Value ?? 0;

    private bool AgreesWithBank() =>
        Captured == (Bank?.Captured.Value ?? 0) && Refunded == (Bank?.Refunded.Value ?? 0);

    private bool IsOpenAtBank() => Bank is { State: not (ProviderEventType.Cancelled or ProviderEventType.Captured) };

    private int Automatic(RefundStatus status) =>
        Payment?.Refunds.Count(refund => refund.Note == OrderIsOff && refund.State == status) ?? 0;

    private int Count(PaymentEventType type) => Payment?.Timeline.Count(entry => entry.Type == type) ?? 0;

    /// <summary>Captured less refunded, after every event, and as the payment has it at the end.</summary>
    private bool NeverOwes()
    {
        long net = 0;
        bool owes = false;
        foreach (PaymentEntryView entry in Payment?.Timeline ?? [])
        {
            net += entry.Type switch
            {
                PaymentEventType.Captured => entry.Amount.Value,
                PaymentEventType.RefundSucceeded => -entry.Amount.Value,
                _ => 0,
            };
            owes |= net < 0;
        }

        return !owes && net == Captured - Refunded;
    }

    private bool TicketFits() => (Order.State, Ticket?.State) switch
    {
        (OrderStatus.Completed, FulfilmentStatus.Completed) => true,
        (OrderStatus.Cancelled, null or FulfilmentStatus.Cancelled or FulfilmentStatus.Rejected) => true,
        (OrderStatus.Rejected, null) => true,
        _ => false,
    };

    private static bool IsWhole(IEnumerable<long>? sequences) =>
        sequences?.SequenceEqual(Enumerable.Range(1, sequences.Count()).Select(Convert.ToInt64)) ?? true;
}
