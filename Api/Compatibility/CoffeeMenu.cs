using System.Globalization;
using OrderGrains.Api.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Compatibility;

/// <summary>What the coffee shop sells, and records of what was sold.</summary>
internal sealed class CoffeeMenu(IReadOnlyList<MenuItem> items)
{
    public bool Has(string coffeeId) => items.Any(item => item.Id == coffeeId);

    public IReadOnlyList<CoffeeBody> ToBody() => [.. items.Select(static item => new CoffeeBody
    {
        Id = item.Id,
        Name = item.Name,
        Description = item.Description,
        Price = item.Price,
    })];

    public CoffeeRecord RecordOf(OrderView order) => new()
    {
        Id = order.Id,
        CreatedAt = order.PlacedAt.ToUnixTimeMilliseconds(),
        Date = DayOf(order.PlacedAt),
        Source = "order-service",
        OrderId = order.Id,
        OrderStatus = CoffeeStatuses.Of(order.State),
        OrderNote = NoteOf(order.Reason),
        PaymentId = order.PaymentState is PaymentStatus.None or PaymentStatus.RequiresPayment
            ? null
            : PaymentId.Of(order.Id),
        PaymentStatus = CoffeeStatuses.Of(order.PaymentState),
        FulfilmentId = order.FulfilmentState == FulfilmentStatus.Pending ? null : FulfilmentId.Of(order.Id),
        FulfilmentStatus = CoffeeStatuses.Of(order.FulfilmentState),
        Coffee = order.Lines is [var line, ..] ? CoffeeOf(line) : null,
        CustomerId = order.Customer.Id,
        CustomerName = order.Customer.Name,
    };

    public CoffeeRecord RecordOf(OrderView order, PaymentView payment) => RecordOf(order) with
    {
        Id = payment.Id,
        CreatedAt = payment.CreatedAt.ToUnixTimeMilliseconds(),
        CreatedTimestamp = payment.CreatedAt.ToUnixTimeMilliseconds(),
        Date = DayOf(payment.CreatedAt),
        Source = "payment-service",
        PaymentId = payment.Id,
        PaymentStatus = CoffeeStatuses.Of(payment.State),
        PaymentNote = (payment.Refunds is [.., var last] ? last.Note : null) ?? payment.Error,
        PaymentIntentId = payment.PaymentIntentId,
    };

    public CoffeeRecord RecordOf(OrderView order, FulfilmentView fulfilment) => RecordOf(order) with
    {
        Id = fulfilment.Id,
        CreatedAt = fulfilment.CreatedAt.ToUnixTimeMilliseconds(),
        CreatedTimestamp = fulfilment.CreatedAt.ToUnixTimeMilliseconds(),
        Date = DayOf(fulfilment.CreatedAt),
        Source = "fulfilment-service",
        FulfilmentId = fulfilment.Id,
        FulfilmentStatus = CoffeeStatuses.Of(fulfilment.State),
        FulfilmentNote = fulfilment.Note ?? NoteOf(fulfilment.Reason),
    };

    private static string DayOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString(CoffeeDay.Format, CultureInfo.InvariantCulture);

    private static string? NoteOf(OrderReason? reason) =>
        reason is null ? null : reason.Note ?? SnakeCase<ReasonCode>.NameOf(reason.Code);

    private CoffeeBody CoffeeOf(OrderLine line) => new()
    {
        Id = line.ItemId,
        Name = line.Name,
        Description = items.FirstOrDefault(item => item.Id == line.ItemId)?.Description,
        Price = line.UnitPrice,
    };
}
