using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>Orders, requests and admissions to test with.</summary>
internal static class OrderSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly EntityKey Key = new("default", "ord_1");

    public static PlaceOrder Place() => new()
    {
        StoreId = "sto_1",
        Lines = [new RequestedLine { ItemId = "latte", Quantity = 2, Note = "extra hot" }],
        Customer = new CustomerDetails { Id = "cus_1", Name = "Ada", Email = "ada@example.org" },
        Note = "ring twice",
        Fingerprint = "f1",
        IdempotencyKey = "k1",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    public static Admission Admission(AcceptanceMode acceptance = AcceptanceMode.Manual) => new()
    {
        Lines =
        [
            new OrderLine
            {
                ItemId = "latte",
                Name = "Latte",
                Quantity = 2,
                UnitPrice = new MinorUnits(400),
                Total = new MinorUnits(800),
            },
        ],
        Total = new MinorUnits(800),
        Currency = "EUR",
        Acceptance = acceptance,
        AcceptWithin = TimeSpan.FromMinutes(5),
        LeadTime = TimeSpan.FromMinutes(15),
        CustomerMayCancelUntil = OrderStatus.Accepted,
        DisplayNumber = "042",
        StoreName = "Corner",
    };

    public static Admission Rejected(ReasonCode code) =>
        Admission() with { Rejection = new OrderReason { Code = code } };

    public static OrderPlacement Decide(PlaceOrder? command = null, Admission? admission = null) =>
        OrderPlacing.Decide(command ?? Place(), admission ?? Admission(), Key.Id, attempt: 1, Now);

    public static OrderState Placed(PlaceOrder? command = null, Admission? admission = null)
    {
        OrderState state = new() { Attempt = 1 };
        state.Place(Key, Decide(command, admission));
        state.TakeParts(Now);
        return state;
    }

    /// <summary>A committed order whose timeline leads to a state.</summary>
    public static OrderState In(OrderStatus status)
    {
        DateTimeOffset? fireAt = status == OrderStatus.Scheduled ? Now.AddHours(2) : null;
        Admission admission = Admission() with { AcceptWithin = null };
        OrderState state = Placed(Place() with { FireAt = fireAt }, admission);
        state.Append([.. PathTo(status).Select((type, index) => new OrderEntry
        {
            Sequence = index + 2,
            Type = type,
            Actor = Actor.Store,
            At = Now.AddSeconds(index + 1),
        })]);
        return state;
    }

    public static ChangeOrder Change(OrderCommand command, Actor actor = Actor.Store) => new()
    {
        Command = command,
        Actor = actor,
        Reason = command is OrderCommand.Reject or OrderCommand.Cancel ? new() { Code = ReasonCode.Other } : null,
    };

    private static OrderEventType[] PathTo(OrderStatus status) => status switch
    {
        OrderStatus.Placed => [],
        OrderStatus.Accepted => [OrderEventType.Accepted],
        OrderStatus.Preparing => [.. PathTo(OrderStatus.Accepted), OrderEventType.Preparing],
        OrderStatus.Ready => [.. PathTo(OrderStatus.Preparing), OrderEventType.Ready],
        OrderStatus.Completed => [.. PathTo(OrderStatus.Ready), OrderEventType.Completed],
        OrderStatus.Scheduled => [OrderEventType.Scheduled],
        OrderStatus.Rejected => [OrderEventType.Rejected],
        OrderStatus.Cancelled => [OrderEventType.Cancelled],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
