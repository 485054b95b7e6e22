using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>100,000 orders on the embedded store, walked page by page while others are placed and changed.</summary>
public sealed class LargeListTests : IDisposable
{
    private const int Orders = 100_000;
    private const int Batch = 10_000;
    private const int Changing = 1_000;
    private const int PageSize = 1_000;
    private const int MaxWrites = 50_000;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Read_HundredThousandWalkedDuringWrites_HoldsExactlyThoseOfBefore()
    {
        SqliteStore store = SqliteStore.Open(
            new SqliteStoreOptions { Folder = folder.Path }, NullLogger<SqliteStore>.Instance);
        await using OrderLedger ledger = await OrderLedger.OpenAsync(store);
        OrderState[] changing = await FillAsync(ledger);
        var writer = new OrderWriter(ledger, changing);
        using var stop = new CancellationTokenSource();
        Task writing = writer.RunAsync(MaxWrites, stop.Token);
        await writer.Began;

        HashSet<string> before = [.. Enumerable.Range(0, Orders).Select(IdOf), .. writer.Acknowledged];
        OrderQuery query = new() { Limit = PageSize, StoreId = "sto_1" };
        OrderPage page = await OrderList.Read(ledger.Engine, EntityKey.DefaultTenant, query);
        HashSet<string> maybe = [.. before, .. writer.Begun];
        List<string> walked = [.. page.Orders.Select(order => order.Id)];
        while (page.NextCursor is { } cursor)
        {
            page = await OrderList.Read(ledger.Engine, EntityKey.DefaultTenant, query with { Cursor = cursor });
            walked.AddRange(page.Orders.Select(order => order.Id));
        }

        int begun = writer.Begun.Count;
        await stop.CancelAsync();
        await writing;
        Assert.Equal(walked.Count, walked.Distinct().Count());
        Assert.Empty(before.Except(walked));
        Assert.Empty(walked.Except(maybe));
        Assert.True(begun > maybe.Count - Orders + Changing / 10, $"Only {begun} orders were placed during the walk.");
    }

    public void Dispose() => folder.Dispose();

    private static string IdOf(int number) => $"ord_{number}";

    private static async Task<OrderState[]> FillAsync(OrderLedger ledger)
    {
        var first = new List<OrderState>();
        foreach (int[] numbers in Enumerable.Range(0, Orders).Chunk(Batch))
        {
            OrderState[] states = [.. numbers.Select(number => OrderLedger.New(IdOf(number)))];
            await Task.WhenAll(states.Select(ledger.WriteAsync));
            first.AddRange(states.Take(Changing * Batch / Orders));
        }

        return [.. first];
    }
}
