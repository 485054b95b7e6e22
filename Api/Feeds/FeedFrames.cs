using System.Text.Json;
using OrderGrains.Api.Json;
using OrderGrains.Feeds;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Feeds;

/// <summary>Turns events into what is sent, and tells who is to get them.</summary>
internal static class FeedFrames
{
    private static readonly string[] PaymentTypes = [.. EventNameConverter<PaymentEventType>.NamesOf("payment")];
    private static readonly string[] TicketTypes = [.. EventNameConverter<FulfilmentEventType>.NamesOf("fulfilment")];

    private static readonly string[] StoreTypes = [.. EventNameConverter<StoreEventType>.NamesOf("store")];

    /// <summary>The event as it is sent; only for those that somebody is to get.</summary>
    public static FeedFrame Of(FeedEvent feedEvent) => feedEvent switch
    {
        { Order: { } order } => Of(order),
        { Payment: { } payment } => Of(payment),
        { Fulfilment: { } fulfilment } => Of(fulfilment),
        { Store: { } store } => Of(store),
        _ => throw new InvalidOperationException("An event is about nothing."),
    };

    /// <summary>
    /// Whoever follows one of these gets the event. Those of earlier versions know their order only; those that only
    /// later versions know, of whatever they are, are for nobody.
    /// </summary>
    public static IEnumerable<FeedTopic> TopicsOf(FeedEvent feedEvent) => feedEvent switch
    {
        { Order: { } own } => TopicsOf(own.TenantId, own.Subject, own.Data.StoreId, own.Data.CustomerId),
        { Payment: { } own } => TopicsOf(own.TenantId, own.Subject, own.StoreId, own.CustomerId),
        { Fulfilment: { } own } => TopicsOf(own.TenantId, own.Subject, own.StoreId, own.CustomerId),
        { Store: { } own } =>
        [
            new FeedTopic(FeedTopicKind.Store, own.TenantId, own.Subject),
            new FeedTopic(FeedTopicKind.Menu, own.TenantId, own.Subject),
        ],
        _ => [],
    };

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

    /// <summary>A store's own event.</summary>
    public static FeedFrame Of(StoreEvent happened) => Frame(FeedFrameKind.Store, new FeedEventBody
    {
        Id = happened.Id,
        Type = StoreTypes[(int)happened.Type],
        Time = happened.Time,
        TenantId = happened.TenantId,
        Subject = happened.Subject,
        Sequence = happened.Sequence,
        Data = new FeedEventDataBody
        {
            StoreId = happened.Subject,
            ItemId = happened.ItemId,
            Until = happened.Until,
        },
    });

    private static IEnumerable<FeedTopic> TopicsOf(string tenant, string order, string? store, string? customer)
    {
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

    private static FeedFrame Frame(FeedFrameKind kind, FeedEventBody body) => new(
        kind, body.Sequence, body.Time, body.Type,
        JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Web.FeedEventBody));
}
