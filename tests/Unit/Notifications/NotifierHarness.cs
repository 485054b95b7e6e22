using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Money;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Retries;
using OrderGrains.Tests.Mail;

namespace OrderGrains.Tests.Notifications;

/// <summary>One order's notifier on fakes, with a clock that the test moves.</summary>
internal sealed class NotifierHarness
{
    public NotifierHarness(EmailOptions? options = null)
    {
        Catalogue = new TemplateCatalogue(Time);
        var composer = new EmailComposer(
            Catalogue, new StoreZones(Time), new TemplateEngine(), NullLogger<EmailComposer>.Instance);
        Services = new NotifierServices(
            Sender, options ?? new EmailOptions(), composer, new HalfJitter(), Time, NullLogger<Notifier>.Instance);
    }

    public AdjustableTime Time { get; } = new(EmailSamples.Noon);

    public FakeSender Sender { get; } = new();

    public FakeGrains Grains { get; } = new();

    public FakeState<NotificationState> Stored { get; } = new();

    public TemplateCatalogue Catalogue { get; }

    public Notifier Notifier => new(new EntityKey("default", "ord_1"), Stored, Grains, Services);

    public string Statuses => string.Join(' ', Notifier.List().Select(
        view => FormattableString.Invariant($"{view.Sequence}:{view.Status}/{view.Attempts}")));

    private NotifierServices Services { get; }

    public static OrderEvent Event(long sequence, OrderEventType type, string? traceParent = null) => new()
    {
        Id = $"evt_ord_1_{sequence}",
        Type = type,
        Time = EmailSamples.Noon,
        TenantId = "default",
        Subject = "ord_1",
        Sequence = sequence,
        OrderVersion = sequence,
        TraceParent = traceParent,
        Data = new OrderEventData
        {
            StoreId = "sample",
            State = OrderStatus.Accepted,
            Actor = Actor.Store,
            Reason = EmailSamples.Occasion(type).Reason,
            ReadyAt = EmailSamples.Occasion(type).ReadyAt,
            Total = new MinorUnits(1190),
            Currency = "EUR",
        },
    };

    public Task Handle(params OrderEvent[] events) => Notifier.Handle(events);

    /// <summary>Moves the clock to the next due message and delivers it; false when there is none.</summary>
    public async Task<bool> DeliverNextDue()
    {
        if (Stored.State.RetryAt is not { } dueAt)
        {
            return false;
        }

        Assert.Equal(dueAt, Assert.Single(Stored.Due).DueAt);
        Time.Advance(dueAt - Time.GetUtcNow());
        await Notifier.ReceiveDue(dueAt);
        return true;
    }

    private sealed class HalfJitter : IRetryJitter
    {
        public double Next() => 0.5;
    }
}
