using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Notifications;

/// <summary>The grains that a notifier asks: one order, one store, and templates by their grain's key.</summary>
internal sealed class FakeGrains : GrainsByKey
{
    public OrderView? Order { get; set; } = EmailSamples.Order();

    public string TimeZone { get; set; } = "Europe/Berlin";

    public Dictionary<string, List<EmailTemplate>> Templates { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>Called before each answer; may throw.</summary>
    public Action OnCall { get; set; } = () => { };

    public override TGrainInterface GetGrain<TGrainInterface>(
        string primaryKey, string? grainClassNamePrefix = null) =>
        (TGrainInterface)(object)(typeof(TGrainInterface).Name switch
        {
            nameof(IOrderGrain) => new OrderStub(this, primaryKey),
            nameof(IStoreGrain) => new StoreStub(this, primaryKey),
            nameof(ITemplateGrain) => new TemplateStub(this, primaryKey),
            string other => throw new NotSupportedException(other),
        });

    private void Answer(string call)
    {
        Calls.Add(call);
        OnCall();
    }

    private sealed class OrderStub(FakeGrains grains, string key) : IOrderGrain
    {
        public Task<OrderView?> Find()
        {
            grains.Answer($"order {key}");
            return Task.FromResult(grains.Order);
        }

        public Task<OrderResult> Place(PlaceOrder command) => throw new NotSupportedException();

        public Task<OrderResult> Change(ChangeOrder command) => throw new NotSupportedException();

        public Task<OrderTimeline?> FindTimeline() => throw new NotSupportedException();

        public Task<bool> ConfirmReservation(string storeId, int attempt) =>
            throw new NotSupportedException();

        public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();
    }

    private sealed class StoreStub(FakeGrains grains, string key) : IStoreGrain
    {
        public Task<StoreView?> Find()
        {
            grains.Answer($"store {key}");
            var settings = new StoreSettings { Name = "Corner Café", TimeZone = grains.TimeZone };
            return Task.FromResult<StoreView?>(
                new StoreView { Id = key, Version = 1, Settings = settings, OpenOrders = 0 });
        }

        public Task<StoreResult> Create(StoreSettings settings) => throw new NotSupportedException();

        public Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion) =>
            throw new NotSupportedException();

        public Task<StoreResult> Pause(DateTimeOffset? until) => throw new NotSupportedException();

        public Task<Admission> Admit(AdmissionRequest request) => throw new NotSupportedException();

        public Task<Admission> Evaluate(AdmissionRequest request) => throw new NotSupportedException();

        public Task ReceiveDue(string name, DateTimeOffset dueAt) => throw new NotSupportedException();
    }

    private sealed class TemplateStub(FakeGrains grains, string key) : ITemplateGrain
    {
        public Task<EmailTemplate?> Find(OrderEventType type, string locale)
        {
            grains.Answer($"template {key} {locale}");
            return Task.FromResult(grains.Templates.GetValueOrDefault(key, []).FirstOrDefault(
                template => template.Type == type && template.Locale == locale));
        }

        public Task<IReadOnlyList<string>> Save(EmailTemplate template) => throw new NotSupportedException();
    }
}
