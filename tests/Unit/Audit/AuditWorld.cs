using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrderGrains.Audit;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;
using OrderGrains.Stores;
using OrderGrains.Tests.Orders;
using OrderGrains.Tests.Stores;

namespace OrderGrains.Tests.Audit;

/// <summary>
/// A ledger with one store and its orders, written as their grains write them; rows can be changed behind its back.
/// </summary>
internal sealed class AuditWorld : IAsyncDisposable
{
    private const int Buckets = 4;
    private readonly MemoryStore rows = new(MemoryStore.TableLimits with { Buckets = Buckets });
    private readonly StateCodec codec = new([OrderJson.Default, StoreJson.Default]);
    private readonly LedgerHost host = new(NullLogger<LedgerEngine>.Instance);
    private readonly StoreRules rules = new(Settings());
    private readonly CapacityState counters = new();
    private readonly Capacity capacity;

    private AuditWorld()
    {
        capacity = new Capacity(counters);
        Audit = new LedgerAudit(host, codec, Time, Options.Create(new StoreOptions()));
    }

    /// <summary>The audit's clock.</summary>
    public ManualTime Time { get; } = new(DateTimeOffset.UtcNow);

    public LedgerAudit Audit { get; }

    public LedgerEngine Ledger => host.Ledger;

    public static async Task<AuditWorld> OpenAsync()
    {
        var world = new AuditWorld();
        var services = new LedgerServices
        {
            Time = TimeProvider.System,
            Scheduler = TaskScheduler.Default,
            Random = new Random(1),
            States = world.codec,
            Events = new EventCodec(world.codec),
            Deliveries = new NoDeliveries(),
            OverlappingWrites = true,
        };
        await world.host.OpenAsync(world.rows, new LedgerOptions(), services, CancellationToken.None);
        var store = new StoreState();
        store.Create(StoreSamples.Key, world.rules.Settings, DateTimeOffset.UnixEpoch);
        await world.WriteAsync("store", StoreSamples.Key, StoreState.StateName, store);
        return world;
    }

    public static EntityKey Key(string id) => new(EntityKey.DefaultTenant, id);

    /// <summary>Reserves a cake, then places an order.</summary>
    public async Task<OrderState> PlaceAsync(string id)
    {
        AdmissionRequest request = StoreSamples.Cakes(id, 1);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Demand demand = AdmissionPolicy.Decide(rules, null, capacity, request, now).Demand;
        capacity.Reserve(request, demand, now);
        await WriteCountersAsync();
        OrderState order = new() { Attempt = 1 };
        order.Place(Key(id), OrderPlacing.Decide(
            OrderSamples.Place(), OrderSamples.Admission(AcceptanceMode.Auto), id, attempt: 1, now));
        await WriteAsync(order);
        return order;
    }

    /// <summary>Cancels an order; the store is told unless it is not to be.</summary>
    public async Task CancelAsync(OrderState order, bool release = true)
    {
        order.Append(new OrderEntry
        {
            Sequence = order.Version + 1, Type = OrderEventType.Cancelled, Actor = Actor.Store,
        });
        await WriteAsync(order);
        if (release)
        {
            capacity.Release(order.OrderId, 1, restock: true);
            await WriteCountersAsync();
        }
    }

    public Task<AuditReport> RunAsync() => Audit.RunAsync(null, CancellationToken.None);

    /// <summary>The kinds of what an audit finds.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync() =>
        [.. (await RunAsync()).Violations.Select(found => found.Kind)];

    /// <summary>Changes the text of a row of a grain.</summary>
    public async Task ReplaceAsync(EntityKey grain, string row, string what, string by)
    {
        ReadOnlyMemory<byte>? value = await rows.GetAsync(
            Ledger.BucketOf(grain.ToString()), row, CancellationToken.None);
        string before = Encoding.UTF8.GetString(value!.Value.Span);
        string after = before.Replace(what, by, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        await PutAsync(grain, row, after);
    }

    /// <summary>Writes or deletes a row of a grain.</summary>
    public async Task PutAsync(EntityKey grain, string row, string? text)
    {
        int bucket = Ledger.BucketOf(grain.ToString());
        Head head = (await rows.ReadHeadAsync(bucket, CancellationToken.None))!;
        RowOperation change = text is null
            ? RowOperation.Delete(row)
            : new RowOperation(row, Encoding.UTF8.GetBytes(text));
        Head next = head with { BatchId = Guid.NewGuid(), CommitNumber = head.CommitNumber + 1 };
        Assert.Null(await rows.CommitAsync(new CommitBatch(bucket, head, next, [change]), CancellationToken.None));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static StoreSettings Settings() => StoreSamples.Settings() with
    {
        MaxOpenOrders = 100,
        Menu = [.. StoreSamples.Settings().Menu.Select(
            item => item.DailyStock is null ? item : item with { DailyStock = 1_000_000 })],
    };

    private Task WriteCountersAsync() =>
        WriteAsync("store", StoreSamples.Key, CapacityState.StateName, counters);

    private Task WriteAsync(OrderState order) =>
        WriteAsync("order", Key(order.OrderId), OrderState.StateName, order);

    private Task WriteAsync<T>(string type, EntityKey key, string name, T state) =>
        Ledger.WriteAsync(new LedgerOwner(type, key.ToString(), name), state);
}
