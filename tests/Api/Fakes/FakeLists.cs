using OrderGrains.DeadLetters;
using OrderGrains.Fulfilments;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Fakes;

/// <summary>What the lists were asked and answer.</summary>
internal sealed class FakeLists
{
    public List<OrderQuery> OrderQueries { get; } = [];

    public Func<OrderQuery, OrderPage>? AnswerOrders { get; set; }

    public List<(string? Cursor, int Limit)> StoreQueries { get; } = [];

    public Func<string?, StorePage>? AnswerStores { get; set; }

    /// <summary>What payments and fulfilments were listed by.</summary>
    public List<TimeQuery> TimeQueries { get; } = [];

    public Func<TimeQuery, PaymentPage>? AnswerPayments { get; set; }

    public Func<TimeQuery, FulfilmentPage>? AnswerFulfilments { get; set; }

    public FakeDeadLetterGrain DeadLetters { get; } = new();
}

internal sealed class FakeOrderListGrain(FakeGrainFactory factory) : IOrderListGrain
{
    public async Task<OrderPage> List(OrderQuery query)
    {
        await factory.Enter();
        factory.Lists.OrderQueries.Add(query);
        return factory.Lists.AnswerOrders?.Invoke(query)
            ?? new OrderPage { Orders = [.. factory.Orders.Select(order => order.View).OfType<OrderView>()] };
    }
}

internal sealed class FakeStoreListGrain(FakeGrainFactory factory) : IStoreListGrain
{
    public async Task<StorePage> List(string? cursor, int limit)
    {
        await factory.Enter();
        factory.Lists.StoreQueries.Add((cursor, limit));
        return factory.Lists.AnswerStores?.Invoke(cursor)
            ?? new StorePage { Stores = [.. factory.Stores.Select(store => store.View).OfType<StoreView>()] };
    }
}

internal sealed class FakePaymentListGrain(FakeGrainFactory factory) : IPaymentListGrain
{
    public async Task<PaymentPage> List(TimeQuery query)
    {
        await factory.Enter();
        factory.Lists.TimeQueries.Add(query);
        return factory.Lists.AnswerPayments?.Invoke(query) ?? new PaymentPage();
    }
}

internal sealed class FakeFulfilmentListGrain(FakeGrainFactory factory) : IFulfilmentListGrain
{
    public async Task<FulfilmentPage> List(TimeQuery query)
    {
        await factory.Enter();
        factory.Lists.TimeQueries.Add(query);
        return factory.Lists.AnswerFulfilments?.Invoke(query) ?? new FulfilmentPage();
    }
}

internal sealed class FakeDeadLetterGrain : IDeadLetterGrain
{
    public Dictionary<string, DeadLetterView> Letters { get; } = [];

    public HashSet<string> StillFailing { get; } = [];

    public Task<IReadOnlyList<DeadLetterView>> List(string? after, int limit) =>
        Task.FromResult<IReadOnlyList<DeadLetterView>>(
            [.. Letters.Values.OrderBy(letter => letter.Id, StringComparer.Ordinal)
                .Where(letter => after is null || string.CompareOrdinal(letter.Id, after) > 0).Take(limit)]);

    public Task<DeadLetterView?> Find(string id) => Task.FromResult(Letters.GetValueOrDefault(id));

    public Task<bool> Redrive(string id) =>
        Task.FromResult(StillFailing.Contains(id) ? Letters.ContainsKey(id) : Letters.Remove(id));

    public Task<bool> Discard(string id) => Task.FromResult(Letters.Remove(id));
}

internal sealed class FakeNotifierGrain : INotifierGrain
{
    public List<NotificationView> Notifications { get; } = [];

    public Task<IReadOnlyList<NotificationView>> List() =>
        Task.FromResult<IReadOnlyList<NotificationView>>(Notifications);

    public Task ReceiveDue(string name, DateTimeOffset dueAt) => Task.CompletedTask;

    public Task Redrive(string name) => Task.CompletedTask;
}

internal sealed class FakeTemplateGrain : ITemplateGrain
{
    public List<EmailTemplate> Saved { get; } = [];

    public IReadOnlyList<string> Errors { get; set; } = [];

    public Task<IReadOnlyList<string>> Save(EmailTemplate template)
    {
        if (Errors.Count == 0)
        {
            Saved.Add(template);
        }

        return Task.FromResult(Errors);
    }

    public Task<EmailTemplate?> Find(OrderEventType type, string locale) =>
        Task.FromResult(Saved.LastOrDefault(saved => saved.Type == type && saved.Locale == locale));
}
