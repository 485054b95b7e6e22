using OrderGrains.Money;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Fakes;

/// <summary>A payment that begins for the total of the order beside it, and remembers what it was asked.</summary>
internal sealed class FakePaymentGrain(FakeGrainFactory factory, string id) : IPaymentGrain
{
    public static readonly DateTimeOffset StartedAt = new(2026, 1, 31, 18, 31, 0, TimeSpan.Zero);

    public PaymentView? View { get; set; }

    public List<RequestRefund> Refunds { get; } = [];

    public PaymentResult? NextAnswer { get; set; }

    public static PaymentView ViewOf(string orderId, PaymentStatus state = PaymentStatus.Created) => new()
    {
        Id = PaymentId.Of(orderId),
        Version = 1,
        OrderId = orderId,
        State = state,
        Amount = new MinorUnits(370),
        Captured = MinorUnits.Zero,
        Refunded = MinorUnits.Zero,
        Currency = "EUR",
        Provider = "simulated",
        PaymentIntentId = "pi_" + orderId,
        ClientSecret = "pi_secret",
        Refunds = [],
        Timeline =
        [
            new PaymentEntryView
            {
                Sequence = 1,
                Type = PaymentEventType.Created,
                At = StartedAt,
                State = PaymentStatus.Created,
                Amount = new MinorUnits(370),
            },
            new PaymentEntryView
            {
                Sequence = 2,
                Type = PaymentEventType.RefundSucceeded,
                At = StartedAt,
                State = PaymentStatus.Refunded,
                Amount = new MinorUnits(370),
            },
        ],
        StoreId = "coffee",
        CustomerId = "cus_1",
        CreatedAt = StartedAt,
    };

    public async Task<PaymentResult> Start()
    {
        await factory.Enter();
        if (NextAnswer is not null)
        {
            return NextAnswer;
        }

        if (factory.Order(id).View is not { } order)
        {
            return PaymentResult.Refused(new Refusal { Code = ErrorCode.NotFound, Detail = "There is no such order." });
        }

        bool isRepeat = View is not null;
        View ??= ViewOf(id) with { Amount = order.Total };
        return new PaymentResult { Payment = View, Replayed = isRepeat };
    }

    public async Task<PaymentResult> Refund(RequestRefund command)
    {
        await factory.Enter();
        Refunds.Add(command);
        if (NextAnswer is not null)
        {
            return NextAnswer;
        }

        if (View is null)
        {
            return PaymentResult.Refused(new Refusal { Code = ErrorCode.NotFound, Detail = "There is none." });
        }

        RefundView refund = new()
        {
            Id = PaymentId.OfRefund(id, Refunds.Count),
            Amount = command.Amount ?? View.Amount,
            State = RefundStatus.Succeeded,
            Note = command.Note,
        };
        View = View with { Refunds = [.. View.Refunds, refund] };
        return new PaymentResult { Payment = View, RefundId = refund.Id };
    }

    public Task Receive(ProviderEvent reported) => Task.CompletedTask;

    public async Task<PaymentView?> Find()
    {
        await factory.Enter();
        return View;
    }

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Task.CompletedTask;

    public Task Redrive(string name) => Task.CompletedTask;
}
