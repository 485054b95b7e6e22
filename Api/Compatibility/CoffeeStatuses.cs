using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Api.Compatibility;

/// <summary>event-driven-coffee's words for states.</summary>
internal static class CoffeeStatuses
{
    public const string OrderCancelled = "ORDER_CANCELLED";
    public const string FulfilmentCompleted = "FULFILMENT_COMPLETED";
    public const string FulfilmentRejected = "FULFILMENT_REJECTED";

    private const string OrderCreated = "ORDER_CREATED";
    private const string OrderInProgress = "ORDER_IN_PROGRESS";
    private const string OrderCompleted = "ORDER_COMPLETED";
    private const string FulfilmentPending = "FULFILMENT_PENDING";
    private const string FulfilmentCreated = "FULFILMENT_CREATED";

    /// <summary>Every state of an order.</summary>
    public static readonly string[] OfOrders = [OrderCreated, OrderInProgress, OrderCompleted, OrderCancelled];

    /// <summary>Every state of a fulfilment.</summary>
    public static readonly string[] OfFulfilments =
        [FulfilmentPending, FulfilmentCreated, FulfilmentCompleted, FulfilmentRejected];

    public static string Of(OrderStatus state) => state switch
    {
        OrderStatus.PendingPayment or OrderStatus.Placed => OrderCreated,
        OrderStatus.Scheduled or OrderStatus.Accepted or OrderStatus.Preparing or OrderStatus.Ready => OrderInProgress,
        OrderStatus.Completed => OrderCompleted,
        OrderStatus.Rejected or OrderStatus.Cancelled => OrderCancelled,
        _ => throw new InvalidOperationException($"There is no word for {state}."),
    };

    /// <summary>Null: the order needs no payment.</summary>
    public static string? Of(PaymentStatus state) => state switch
    {
        PaymentStatus.None => null,
        PaymentStatus.RequiresPayment => "PAYMENT_PENDING",
        PaymentStatus.Created or PaymentStatus.Processing or PaymentStatus.Authorised => "PAYMENT_CREATED",
        PaymentStatus.Captured or PaymentStatus.RefundPending or PaymentStatus.PartiallyRefunded =>
            "PAYMENT_SUCCESSFUL",
        PaymentStatus.Failed or PaymentStatus.Voided => "PAYMENT_FAILED",
        PaymentStatus.Refunded => "PAYMENT_REFUNDED",
        _ => throw new InvalidOperationException($"There is no word for {state}."),
    };

    public static string Of(FulfilmentStatus state) => state switch
    {
        FulfilmentStatus.Pending => FulfilmentPending,
        FulfilmentStatus.Created or FulfilmentStatus.InProgress or FulfilmentStatus.Ready => FulfilmentCreated,
        FulfilmentStatus.Completed => FulfilmentCompleted,
        FulfilmentStatus.Rejected or FulfilmentStatus.Cancelled => FulfilmentRejected,
        _ => throw new InvalidOperationException($"There is no word for {state}."),
    };
}
