using System.Globalization;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

/// <summary>A ledger of two buckets in memory, with orders in one index.</summary>
internal sealed class FakeLedger : ILedgerReader
{
    private readonly List<(IndexPosition Position, OrderState Order)> orders = [];

    public List<IndexQuery> Asked { get; } = [];

    public int StatesRead { get; private set; }

    public static string IdOf(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    public void AddOrders(int count, Func<int, OrderStatus>? status = null, Func<int, string>? number = null)
    {
        for (int i = 0; i < count; i++)
        {
            int at = orders.Count + 1;
            OrderState order = OrderSamples.In(status?.Invoke(at) ?? OrderStatus.Placed);
            order.OrderId = IdOf(at);
            order.Content = number is null ? order.Content : order.Content! with { DisplayNumber = number(at) };
            orders.Add((new IndexPosition(at * 10, $"default/{order.OrderId}"), order));
        }
    }

    public ValueTask<IndexPage> ReadIndexAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        IReadOnlyList<long> bounds = query.Bounds ?? [BoundOf(0), BoundOf(1)];
        IndexPosition[] items = [.. orders
            .Select(order => order.Position)
            .Where(position => position.Stamp <= bounds[BucketOf(position)])
            .Where(position => query.After is not { } after || position.Stamp < after.Stamp)
            .OrderByDescending(position => position.Stamp)
            .Take(query.Limit)];
        return ValueTask.FromResult(new IndexPage(items, bounds));
    }

    public ValueTask<IReadOnlyList<OwnedRow>> ReadRowsAsync(string ownerKey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<TState?> ReadStateAsync<TState>(string stateName, string key, CancellationToken cancellationToken)
    {
        StatesRead++;
        return ValueTask.FromResult((TState?)(object?)orders.Find(order => order.Position.Key == key).Order);
    }

    private static int BucketOf(IndexPosition position) => (int)(position.Stamp / 10 % 2);

    private long BoundOf(int bucket) =>
        orders.Select(order => order.Position).Where(position => BucketOf(position) == bucket)
            .Select(position => position.Stamp).DefaultIfEmpty(0).Max();
}
