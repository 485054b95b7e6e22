using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>A ledger of orders on a store, with the product's own codecs and nobody to deliver to.</summary>
internal sealed class OrderLedger(LedgerEngine engine) : IAsyncDisposable
{
    public LedgerEngine Engine => engine;

    public static async Task<OrderLedger> OpenAsync(ILedgerStore store)
    {
        var states = new StateCodec([OrderJson.Default, StoreJson.Default]);
        var services = new LedgerServices
        {
            Time = TimeProvider.System,
            Scheduler = TaskScheduler.Default,
            Random = new Random(1),
            States = states,
            Events = new EventCodec(states),
            Deliveries = new NoDeliveries(),
            OverlappingWrites = true,
        };
        return new OrderLedger(await LedgerEngine.OpenAsync(
            store, new LedgerOptions(), services, NullLogger<LedgerEngine>.Instance, CancellationToken.None));
    }

    /// <summary>An accepted order that is not written yet.</summary>
    public static OrderState New(string id, string customer = "cus_1")
    {
        PlaceOrder command = OrderSamples.Place() with { Customer = new CustomerDetails { Id = customer } };
        OrderState state = new() { Attempt = 1 };
        state.Place(Key(id), OrderPlacing.Decide(
            command, OrderSamples.Admission(AcceptanceMode.Auto), id, attempt: 1, OrderSamples.Now));
        return state;
    }

    public Task WriteAsync(OrderState state) => engine.WriteAsync(
        new LedgerOwner("order", Key(state.OrderId).ToString(), OrderState.StateName), state);

    /// <summary>Goes on to the next event.</summary>
    public Task ChangeAsync(OrderState state)
    {
        state.Append(new OrderEntry
        {
            Sequence = state.Version + 1,
            Type = OrderEventType.Delayed,
            Actor = Actor.Store,
        });
        return WriteAsync(state);
    }

    public static EntityKey Key(string id) => new(EntityKey.DefaultTenant, id);

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
