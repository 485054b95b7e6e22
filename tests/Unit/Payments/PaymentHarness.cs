using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Retries;
using OrderGrains.Tests.Mail;
using OrderGrains.Tests.Orders;
using Orleans.Storage;

namespace OrderGrains.Tests.Payments;

/// <summary>One order's payment on fakes, with a clock that the test moves. Each call has its own process.</summary>
internal sealed class PaymentHarness
{
    private const int MaxDeliveries = 200;

    private readonly OrderStub order;

    public PaymentHarness(CaptureMode capture = CaptureMode.AtPayment, int attempts = 3)
    {
        Options = new PaymentOptions { Retry = new RetryOptions { Attempts = attempts } };
        order = new OrderStub { View = PaymentSamples.Order(capture).View() };
    }

    public PaymentOptions Options { get; }

    public AdjustableTime Time { get; } = new(OrderSamples.Now);

    public FakeBank Bank { get; } = new();

    public Notifications.FakeState<PaymentState> Stored { get; } = new(PaymentJson.Default);

    public PaymentFacts Facts => Stored.State.Facts;

    public OrderView? Order
    {
        get => order.View;
        set => order.View = value;
    }

    public PaymentProcess Process => new(
        OrderSamples.Key,
        Stored,
        new FakeGrains(_ => order),
        new PaymentServices(Bank, Options, new HalfJitter(), Time, NullLogger<PaymentProcess>.Instance));

    /// <summary>What left the payment, in order.</summary>
    public IEnumerable<PaymentEvent> Events => Stored.Parts.SelectMany(parts => parts.Events)
        .Select(happened => happened.Payload).OfType<PaymentEvent>();

    public string Story => string.Join(' ', Events.Select(happened => happened.Type));

    public Task Hear(params ProviderEvent[] events) => Process.Hear(events);

    public Task Wants(OrderStatus status, long sequence = 2) => Process.Follow([Step(status, sequence)]);

    public static OrderStep Step(OrderStatus status, long sequence) => new()
    {
        Sequence = sequence,
        State = status,
        Undo = status is OrderStatus.Rejected or OrderStatus.Cancelled,
        StoreId = "sto_1",
    };

    /// <summary>Begins the payment, and the customer pays.</summary>
    public async Task Paid()
    {
        Assert.NotNull((await Process.Start()).Payment);
        await Hear(Bank.Pay());
    }

    /// <summary>Moves the clock to the next due message and delivers it; false when there is none.</summary>
    public async Task<bool> DeliverNextDue()
    {
        if (Stored.Due.Count == 0)
        {
            return false;
        }

        DueChange due = Stored.Due.MinBy(each => each.DueAt);
        if (due.DueAt > Time.GetUtcNow())
        {
            Time.Advance(due.DueAt - Time.GetUtcNow());
        }

        try
        {
            await Process.ReceiveDue(due.DueAt);
        }
        catch (InconsistentStateException)
        {
            // The process died of it; the message comes again.
            Stored.Reload();
        }

        return true;
    }

    /// <summary>Delivers due messages until there is none.</summary>
    public async Task Settle()
    {
        int delivered = 0;
        while (await DeliverNextDue())
        {
            Assert.True(++delivered < MaxDeliveries, $"Never settles: {Stored.Written[^1]}");
        }
    }

    private sealed class HalfJitter : IRetryJitter
    {
        public double Next() => 0.5;
    }

    private sealed class OrderStub : IOrderGrain
    {
        public OrderView? View { get; set; }

        public Task<OrderView?> Find() => Task.FromResult(View);

        public Task<OrderResult> Place(PlaceOrder command) => throw new NotSupportedException();

        public Task<OrderResult> Change(ChangeOrder command) => throw new NotSupportedException();

        public Task<OrderTimeline?> FindTimeline() => throw new NotSupportedException();

        public Task<bool> ConfirmReservation(string storeId, int attempt) => throw new NotSupportedException();

        public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();
    }
}
