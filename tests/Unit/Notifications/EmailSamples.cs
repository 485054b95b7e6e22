using OrderGrains.Money;
using OrderGrains.Notifications;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Notifications;

/// <summary>Orders and e-mails that tests start from.</summary>
internal static class EmailSamples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static OrderView Order() => new()
    {
        Id = "ord_1",
        Version = 2,
        State = OrderStatus.Accepted,
        AllowedTransitions = [],
        StoreId = "sample",
        StoreName = "Corner Café",
        Channel = "direct",
        DisplayNumber = "A-17",
        Lines = [Line("Cappuccino", 2, 370), Line("Latte", 1, 400) with { Modifiers = [OatMilk()] }],
        Total = new MinorUnits(1190),
        Currency = "EUR",
        Customer = new CustomerDetails { Id = "cus_1", Name = "Kim", Email = "kim@example.com" },
        PlacedAt = Noon,
        UpdatedAt = Noon,
    };

    public static OrderLine Line(string name, int quantity, long price) => new()
    {
        ItemId = name.ToLowerInvariant(),
        Name = name,
        Quantity = quantity,
        UnitPrice = new MinorUnits(price),
        Total = new MinorUnits(quantity * price),
    };

    public static OrderModifier OatMilk() =>
        new() { ModifierId = "oat", Name = "Oat milk", Quantity = 1, UnitPrice = new MinorUnits(50) };

    public static EmailOccasion Occasion(OrderEventType type = OrderEventType.Accepted) => new()
    {
        Order = Order(),
        Type = type,
        Reason = type is OrderEventType.Rejected or OrderEventType.Cancelled
            ? new OrderReason { Code = ReasonCode.ItemUnavailable, Note = "No milk left." }
            : null,
        ReadyAt = type is OrderEventType.Accepted or OrderEventType.Scheduled ? Noon.AddMinutes(15) : null,
    };

    public static EmailRequest Request(
        string recipient = "kim@example.com",
        EmailContent? content = null,
        EntityKey? order = null,
        DateTimeOffset? firstSent = null) => new(
            new EmailIdentity(order ?? new EntityKey("default", "ord_1"), 2, OrderEventType.Accepted, recipient),
            "Corner Café <orders@example.com>",
            firstSent ?? Noon,
            () => content ?? Content());

    public static EmailContent Content() =>
        new("Order A-17 accepted – ready 12:15", "Order A-17 is accepted.\nGrüße\n", "<p>Order <b>A-17</b></p>\n");
}
