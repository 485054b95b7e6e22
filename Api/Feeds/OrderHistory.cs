using OrderGrains.Api.Hosting;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// An order's events from its timeline, its payment's and its ticket's: as long as the order exists, they are there,
/// and say what the bucket's log said.
/// </summary>
internal static class OrderHistory
{
    /// <summary>Reads all of them, in the order in which they were committed; null: there is no such order.</summary>
    public static async Task<IReadOnlyList<FeedFrame>?> ReadAsync(GrainCalls grains, string id)
    {
        Task<OrderView?> reading = grains.Order(id).Find();
        Task<FulfilmentView?> readingTicket = grains.Fulfilment(id).Find();
        OrderView? order = await reading;
        FulfilmentView? ticket = await readingTicket;
        if (order is null || await grains.Order(id).FindTimeline() is not { } timeline)
        {
            return null;
        }

        PaymentView? payment = order.Capture is null ? null : await grains.Payment(id).Find();
        return
        [
            .. Of(order, timeline.Entries).Select(FeedFrames.Of)
                .Concat(Of(payment).Select(FeedFrames.Of))
                .Concat(Of(ticket).Select(FeedFrames.Of))
                .OrderBy(static frame => frame.Time),
        ];
    }

    private static IEnumerable<OrderEvent> Of(OrderView order, IReadOnlyList<TimelineEntry> entries)
    {
        // What one commit has added has one time, and the version after all of it.
        Dictionary<DateTimeOffset, long> versions = [];
        foreach (TimelineEntry entry in entries)
        {
            versions[entry.At] = entry.Sequence;
        }

        return entries.Select(entry => new OrderEvent
        {
            Id = $"evt_{order.Id}_{entry.Sequence}",
            Type = entry.Type,
            Time = entry.At,
            TenantId = GrainCalls.Tenant,
            Subject = order.Id,
            Sequence = entry.Sequence,
            OrderVersion = versions[entry.At],
            Data = new OrderEventData
            {
                StoreId = order.StoreId,
                CustomerId = order.Customer.Id,
                State = entry.State,
                Actor = entry.Actor,
                Reason = entry.Reason,
                ReadyAt = entry.ReadyAt,
                Total = order.Total,
                Currency = order.Currency,
            },
        });
    }

    private static IEnumerable<PaymentEvent> Of(PaymentView? payment) =>
        payment?.Timeline.Select(entry => new PaymentEvent
        {
            Id = $"evt_{payment.Id}_{entry.Sequence}",
            Type = entry.Type,
            Time = entry.At,
            TenantId = GrainCalls.Tenant,
            Subject = payment.OrderId,
            Sequence = entry.Sequence,
            State = entry.State,
            Amount = entry.Amount,
            Currency = payment.Currency,
            RefundId = entry.RefundId,
            StoreId = payment.StoreId,
            CustomerId = payment.CustomerId,
        }) ?? [];

    // A ticket has a reason at its end only.
    private static IEnumerable<FulfilmentEvent> Of(FulfilmentView? ticket) =>
        ticket?.Timeline.Select(entry => new FulfilmentEvent
        {
            Id = $"evt_{ticket.Id}_{entry.Sequence}",
            Type = entry.Type,
            Time = entry.At,
            TenantId = GrainCalls.Tenant,
            Subject = ticket.OrderId,
            Sequence = entry.Sequence,
            State = entry.State,
            Reason = entry.Sequence == ticket.Version ? ticket.Reason : null,
            StoreId = ticket.StoreId,
            CustomerId = ticket.CustomerId,
        }) ?? [];
}
