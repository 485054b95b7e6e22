using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Samples;
using OrderGrains.Configuration;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Compatibility;

/// <summary>
/// The store behind event-driven-coffee's addresses; what belongs to others is not there. Safe to call from anywhere.
/// </summary>
internal sealed class CoffeeShop(GrainCalls grains, ApiOptions options)
{
    public const string StoreId = SampleMenus.CoffeeStore;

    /// <summary>What it sells; nothing when there is no such store.</summary>
    public async Task<CoffeeMenu> MenuAsync()
    {
        StoreView? store = await grains.Within(grains.Store(StoreId).Find());
        return new CoffeeMenu(store?.Settings.Menu ?? []);
    }

    /// <summary>An order; null: the shop has none with this id.</summary>
    public async Task<OrderView?> FindOrderAsync(string id)
    {
        OrderView? order = EntityId.IsValid(id) ? await grains.Within(grains.Order(id).Find()) : null;
        return order?.StoreId == StoreId ? order : null;
    }

    /// <summary>The order whose payment or fulfilment has an id; null: the shop has none.</summary>
    public async Task<OrderView?> FindOrderOfAsync(string? orderId) =>
        orderId is null ? null : await FindOrderAsync(orderId);

    /// <summary>A page of orders.</summary>
    public async Task<CoffeePage> OrdersAsync(CoffeeMenu menu, OrderQuery query)
    {
        OrderPage page = await grains.Within(grains.Orders.List(
            query with { StoreId = StoreId, Limit = CoffeeList.PageSize }));
        return new CoffeePage([.. page.Orders.Select(menu.RecordOf)], page.NextCursor);
    }

    /// <summary>A page of the payments of a day.</summary>
    public async Task<CoffeePage> PaymentsAsync(CoffeeMenu menu, CoffeeDay day, string? cursor)
    {
        PaymentPage page = await grains.Within(grains.Payments.List(QueryOf(day, cursor)));
        CoffeeRecord?[] records = await JoinAsync(
            [.. page.Payments.Where(static payment => payment.StoreId == StoreId)],
            static payment => payment.OrderId,
            menu.RecordOf);
        return new CoffeePage([.. records.OfType<CoffeeRecord>()], page.NextCursor);
    }

    /// <summary>A page of the fulfilments of a day.</summary>
    public async Task<CoffeePage> FulfilmentsAsync(CoffeeMenu menu, CoffeeDay day, string? cursor)
    {
        FulfilmentPage page = await grains.Within(grains.Fulfilments.List(QueryOf(day, cursor)));
        CoffeeRecord?[] records = await JoinAsync(
            [.. page.Fulfilments.Where(static fulfilment => fulfilment.StoreId == StoreId)],
            static fulfilment => fulfilment.OrderId,
            menu.RecordOf);
        return new CoffeePage([.. records.OfType<CoffeeRecord>()], page.NextCursor);
    }

    private static TimeQuery QueryOf(CoffeeDay day, string? cursor) =>
        new() { From = day.From, Until = day.Until, Cursor = cursor, Limit = CoffeeList.PageSize };

    private Task<CoffeeRecord?[]> JoinAsync<T>(
        IReadOnlyList<T> items, Func<T, string> orderOf, Func<OrderView, T, CoffeeRecord> record) =>
        BoundedWork.RunAsync(items, options.BatchConcurrency, async (item, _) =>
            await FindOrderAsync(orderOf(item)) is { } order ? record(order, item) : null);
}
