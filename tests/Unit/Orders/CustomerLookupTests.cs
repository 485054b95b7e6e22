using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>One customer's ten orders among very many: what finding them costs in reads of the store.</summary>
public sealed class CustomerLookupTests : IDisposable
{
    private const int OrdersEach = 10;
    private const int MostIndexReads = 3;
    private const long FirstStamp = 1_700_000_000_000_000;

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<int, Head> heads = [];

    [Fact]
    public async Task Read_CustomerAmongAMillionOrdersOnSqlite_TakesThreeIndexReads()
    {
        var store = new CountingStore(SqliteStore.Open(
            new SqliteStoreOptions { Folder = folder.Path }, NullLogger<SqliteStore>.Instance));
        await CheckAsync(store, customers: 100_000);
    }

    [Fact]
    public async Task Read_CustomerOverManyBuckets_TakesThreeIndexReadsOfEach() =>
        await CheckAsync(new CountingStore(new MemoryStore()), customers: 5_000);

    public void Dispose() => folder.Dispose();

    private async Task CheckAsync(CountingStore store, int customers)
    {
        int wanted = customers / 3;
        await FillAsync(store, customers, wanted);
        await using OrderLedger ledger = await OrderLedger.OpenAsync(store);
        store.Forget();

        OrderPage page = await OrderList.Read(
            ledger.Engine, EntityKey.DefaultTenant, new OrderQuery { CustomerId = Customer(wanted) });

        Assert.Equal(
            Enumerable.Range(0, OrdersEach).Reverse().Select(number => Id(wanted, number)),
            page.Orders.Select(order => order.Id));
        Assert.Null(page.NextCursor);
        Assert.All(store.Scans, scans => Assert.InRange(scans.Value, 1, MostIndexReads));
        Assert.Equal(store.Limits.Buckets, store.Scans.Count);
        Assert.Equal(OrdersEach, store.Gets.Values.Sum());
    }

    private async Task FillAsync(ILedgerStore store, int customers, int wanted)
    {
        Dictionary<int, List<RowOperation>> rows = [];
        for (int customer = 0; customer < customers; customer++)
        {
            for (int number = OrdersEach - 1; number >= 0; number--)
            {
                string key = OrderLedger.Key(Id(customer, number)).ToString();
                int bucket = KeyHash.BucketOf(key, store.Limits.Buckets);
                List<RowOperation> pending = rows.TryGetValue(bucket, out List<RowOperation>? known)
                    ? known
                    : rows[bucket] = [];
                pending.AddRange(RowsOf(customer, number, key, customers, isWanted: customer == wanted));
                if (pending.Count >= store.Limits.Operations - 1)
                {
                    await CommitAsync(store, bucket, pending);
                }
            }
        }

        foreach ((int bucket, List<RowOperation> pending) in rows)
        {
            await CommitAsync(store, bucket, pending);
        }
    }

    private async Task CommitAsync(ILedgerStore store, int bucket, List<RowOperation> rows)
    {
        Head? last = heads.GetValueOrDefault(bucket);
        long number = (last?.CommitNumber ?? 0) + 1;
        heads[bucket] = new Head(1, number, Guid.NewGuid(), number, FirstStamp + 1_000_000_000);
        await store.CommittedAsync(new CommitBatch(bucket, last, heads[bucket], [.. rows]));
        rows.Clear();
    }

    private static IEnumerable<RowOperation> RowsOf(int customer, int number, string key, int customers, bool isWanted)
    {
        var entry = new IndexEntry(
            OrderIndex.ByCustomer, OrderIndex.Partition(EntityKey.DefaultTenant, Customer(customer)));
        long stamp = FirstStamp + ((long)number * customers) + customer;
        yield return new RowOperation(RowKey.Index(entry, stamp, key), ReadOnlyMemory<byte>.Empty);
        if (isWanted)
        {
            OrderState state = OrderLedger.New(Id(customer, number), Customer(customer));
            state.TakeParts(Stamp.ToTime(stamp));
            yield return new RowOperation(
                RowKey.State(key, OrderState.StateName),
                JsonSerializer.SerializeToUtf8Bytes(state, OrderJson.Default.OrderState));
        }
    }

    private static string Customer(int customer) => $"cus_{customer:D6}";

    private static string Id(int customer, int number) => $"ord_{customer:D6}_{number}";
}
