using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Fakes;

/// <summary>An order that remembers what it was asked and follows the contract's identity rules.</summary>
internal sealed class FakeOrderGrain(FakeGrainFactory factory, string id) : IOrderGrain
{
    private readonly Lock turn = new();

    public static readonly DateTimeOffset PlacedAt = new(2026, 1, 31, 18, 30, 0, TimeSpan.Zero);

    public OrderView? View { get; set; }

    public PlaceOrder? Placed { get; private set; }

    public List<ChangeOrder> Changes { get; } = [];

    public OrderResult? NextAnswer { get; set; }

    public async Task<OrderResult> Place(PlaceOrder command)
    {
        await factory.Enter();
        lock (turn)
        {
            return NextAnswer ?? (Placed is null ? First(command) : Repeat(command));
        }
    }

    public async Task<OrderResult> Change(ChangeOrder command)
    {
        await factory.Enter();
        lock (turn)
        {
            Changes.Add(command);
            if (NextAnswer is not null)
            {
                return NextAnswer;
            }

            if (View is null)
            {
                return OrderResult.Refused(new Refusal { Code = ErrorCode.NotFound, Detail = "There is none." });
            }

            View = View with { Version = View.Version + 1, State = StateAfter(command.Command) };
            return new OrderResult { Order = View };
        }
    }

    public async Task<OrderView?> Find()
    {
        await factory.Enter();
        return View;
    }

    public Task<OrderTimeline?> FindTimeline() => Task.FromResult(View is null ? null : new OrderTimeline
    {
        OrderId = id,
        Entries =
        [
            new TimelineEntry
            {
                Sequence = 1,
                Type = OrderEventType.Placed,
                At = PlacedAt,
                Actor = Actor.Customer,
                State = OrderStatus.Placed,
            },
        ],
    });

    public Task<bool> ConfirmReservation(string storeId, int attempt) => Task.FromResult(true);

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Task.CompletedTask;

    private static OrderStatus StateAfter(OrderCommand command) => command switch
    {
        OrderCommand.Accept => OrderStatus.Accepted,
        OrderCommand.Reject => OrderStatus.Rejected,
        OrderCommand.Cancel => OrderStatus.Cancelled,
        OrderCommand.Prepare => OrderStatus.Preparing,
        OrderCommand.Ready => OrderStatus.Ready,
        _ => OrderStatus.Completed,
    };

    private OrderResult First(PlaceOrder command)
    {
        Placed = command;
        View = ViewOf(id, command);
        return new OrderResult { Order = View };
    }

    private OrderResult Repeat(PlaceOrder command)
    {
        if (command.IdempotencyKey == Placed!.IdempotencyKey && command.Fingerprint == Placed.Fingerprint)
        {
            return new OrderResult { Order = View, Replayed = true };
        }

        bool sameKey = command.IdempotencyKey is not null && command.IdempotencyKey == Placed.IdempotencyKey;
        ErrorCode code = sameKey ? ErrorCode.IdempotencyKeyReused : ErrorCode.DuplicateOrder;
        return OrderResult.Refused(new Refusal { Code = code, Detail = "Taken." });
    }

    private static OrderView ViewOf(string id, PlaceOrder command) => new()
    {
        Id = id,
        Version = 1,
        State = command.AcceptAtOnce ? OrderStatus.Accepted : OrderStatus.Placed,
        AllowedTransitions = [OrderStatus.Accepted, OrderStatus.Rejected, OrderStatus.Cancelled],
        StoreId = command.StoreId,
        StoreName = "Sample Coffee",
        Channel = command.Channel,
        ExternalOrderId = command.ExternalOrderId,
        DisplayNumber = "17",
        Lines = [.. command.Lines.Select(LineOf)],
        Total = new MinorUnits(command.Lines.Sum(line => 370L * line.Quantity)),
        Currency = "EUR",
        Customer = command.Customer,
        Note = command.Note,
        PlacedAt = PlacedAt,
        UpdatedAt = PlacedAt,
        FireAt = command.FireAt,
    };

    private static OrderLine LineOf(RequestedLine line) => new()
    {
        ItemId = line.ItemId,
        Name = "Cappuccino",
        Quantity = line.Quantity,
        UnitPrice = new MinorUnits(370),
        Total = new MinorUnits(370L * line.Quantity),
        Note = line.Note,
        Modifiers = [.. line.Modifiers.Select(modifier => new OrderModifier
        {
            ModifierId = modifier.ModifierId,
            Name = "Oat milk",
            Quantity = modifier.Quantity,
            UnitPrice = new MinorUnits(0),
        })],
    };
}
