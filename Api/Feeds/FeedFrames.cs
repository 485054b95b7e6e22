using System.Text.Json;
using OrderGrains.Api.Json;
using OrderGrains.Feeds;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Api.Feeds;

/// <summary>Turns events into what is sent, and tells who is to get them.</summary>
internal static class FeedFrames
{
    private static readonly string[] PaymentTypes = [.. EventNameConverter<PaymentEventType>.NamesOf("payment")];
    private static readonly string[] TicketTypes = [.. EventNameConverter<FulfilmentEventType>.NamesOf("fulfilment")];

    /// <summary>The event as it is sent.</summary>
    public static FeedFrame Of(FeedEvent feedEvent) => feedEvent switch
    {
        { Order: { } order } => Of(order),
        { Payment: { } payment } => Of(payment),
        { Fulfilment: { } fulfilment } => Of(fulfilment),
        _ => throw new InvalidOperationException("An event is about nothing."),
    };

    /// <summary>Whoever follows one of these gets the event; those of earlier versions know their order only.</summary>
    public static IEnumerable<FeedTopic> TopicsOf(FeedEvent feedEvent)
    {
        (string tenant, string order, string? store, string? customer) = feedEvent switch
        {
            { Order: { } own } => (own.TenantId, own.Subject, own.Data.StoreId, own.Data.CustomerId),
            { Payment: { } own } => (own.TenantId, own.Subject, own.StoreId, own.CustomerId),
            { Fulfilment: { } own } => (own.TenantId, own.Subject, own.StoreId, own.CustomerId),
            _ => throw new InvalidOperationException("An event is about nothing."),
        };
        yield return new FeedTopic(FeedTopicKind.Order, tenant, order);
        if (store is not null)
        {
            yield return new FeedTopic(FeedTopicKind.Store, tenant, store);
        }

        if (customer is not null)
        {
            yield return new FeedTopic(FeedTopicKind.Customer, tenant, customer);
        }
    }

    /// <summary>An order's event.</summary>
    public static FeedFrame Of(OrderEvent happened) => Frame(FeedFrameKind.Order, new FeedEventBody
    {
        Id = happened.Id,
        Type = EventTypeConverter.NameOf(happened.Type),
        Time = happened.Time,
        TenantId = happened.TenantId,
        Subject = happened.Subject,
        Sequence = happened.Sequence,
        OrderVersion = happened.OrderVersion,
        Data = new FeedEventDataBody
        {
            StoreId = happened.Data.StoreId,
            CustomerId = happened.Data.CustomerId,
            State = SnakeCase<OrderStatus>.NameOf(happened.Data.State),
            Actor = happened.Data.Actor,
            Reason = happened.Data.Reason,
            ReadyAt = happened.Data.ReadyAt,
            Total = happened.Data.Total,
            Currency = happened.Data.Currency,
        },
    });

    /// <summary>A payment's event.</summary>
    public static FeedFrame Of(PaymentEvent happened) => Frame(FeedFrameKind.Payment, new FeedEventBody
    {
        Id = happened.Id,
        Type = PaymentTypes[(int)happened.Type],
        Time = happened.Time,
        TenantId = happened.TenantId,
        Subject = happened.Subject,
        Sequence = happened.Sequence,
        Data = new FeedEventDataBody
        {
            StoreId = happened.StoreId,
            CustomerId = happened.CustomerId,
            State = SnakeCase<PaymentStatus>.NameOf(happened.State),
            Amount = happened.Amount,
            Currency = happened.Currency,
            RefundId = happened.RefundId,
        },
    });

    /// <summary>A ticket's event.</summary>
    public static FeedFrame Of(FulfilmentEvent happened) => Frame(FeedFrameKind.Fulfilment, new FeedEventBody
    {
        Id = happened.Id,
        Type = TicketTypes[(int)happened.Type],
        Time = happened.Time,
        TenantId = happened.TenantId,
        Subject = happened.Subject,
        Sequence = happened.Sequence,
        Data = new FeedEventDataBody
        {
            StoreId = happened.StoreId,
            CustomerId = happened.CustomerId,
            State = SnakeCase<FulfilmentStatus>.NameOf(happened.State),
            Reason = happened.Reason,
        },
    });

    private static FeedFrame Frame(FeedFrameKind kind, FeedEventBody body) => new(
        kind, body.Sequence, body.Time, body.Type,
        JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Web.FeedEventBody));
}
