using OrderGrains.Stores;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Stores;

public sealed class StoreListTests
{
    private readonly FakeLedger ledger = new();
    private readonly FakeGrains grains = new(key => new FakeStore(_ => throw new NotSupportedException())
    {
        View = new StoreView
        {
            Id = EntityKey.Parse(key).Id,
            Version = 1,
            Settings = StoreSamples.Settings(),
            OpenOrders = 0,
        },
    });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Read_WalkDuringInserts_HoldsEveryEarlierStoreOnce(int limit)
    {
        ledger.AddOrders(10);
        List<string> seen = [];
        string? cursor = null;
        do
        {
            StorePage page = await StoreList.Read(ledger, grains, "default", cursor, limit);
            seen.AddRange(page.Stores.Select(store => store.Id));
            cursor = page.NextCursor;
            ledger.AddOrders(1);
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, 10).Reverse().Select(FakeLedger.IdOf), seen);
        Assert.All(ledger.Asked, query => Assert.Equal(("stores", "default"), (query.Index, query.Partition)));
    }

    [Fact]
    public async Task Read_CursorNotOurs_IsInvalid() =>
        Assert.True((await StoreList.Read(ledger, grains, "default", "x", 10)).CursorInvalid);
}
