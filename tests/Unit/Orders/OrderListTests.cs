using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class OrderListTests
{
    private readonly FakeLedger ledger = new();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task Read_WalkDuringInserts_HoldsEveryEarlierOrderOnce(int limit)
    {
        ledger.AddOrders(100);
        List<string> seen = [];
        OrderQuery query = new() { Limit = limit };
        do
        {
            OrderPage page = await OrderList.Read(ledger, "default", query);
            seen.AddRange(page.Orders.Select(order => order.Id));
            query = query with { Cursor = page.NextCursor };
            ledger.AddOrders(3);
        }
        while (query.Cursor is not null);

        Assert.Equal(Enumerable.Range(1, 100).Reverse().Select(FakeLedger.IdOf), seen);
    }

    [Fact]
    public async Task Read_FilterOnState_SkipsNoneAndEndsInTheEnd()
    {
        ledger.AddOrders(100, number => number % 10 == 0 ? OrderStatus.Completed : OrderStatus.Accepted);
        List<string> seen = [];
        OrderQuery query = new() { Limit = 3, States = [OrderStatus.Completed] };
        do
        {
            OrderPage page = await OrderList.Read(ledger, "default", query);
            seen.AddRange(page.Orders.Select(order => order.Id));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);

        Assert.Equal(Enumerable.Range(1, 10).Reverse().Select(tens => FakeLedger.IdOf(tens * 10)), seen);
    }

    [Fact]
    public async Task Read_FilterOnNumber_FindsItsOrders()
    {
        ledger.AddOrders(30, number: at => DisplayNumbers.Of(at % 10));
        OrderQuery query = new() { Limit = 2, DisplayNumber = "004" };

        OrderPage first = await OrderList.Read(ledger, "default", query);
        OrderPage rest = await OrderList.Read(ledger, "default", query with { Cursor = first.NextCursor });
        OrderPage other = await OrderList.Read(
            ledger, "default", query with { Cursor = first.NextCursor, DisplayNumber = "005" });

        Assert.Equal(["00024", "00014"], first.Orders.Select(order => order.Id));
        Assert.Equal(["00004"], rest.Orders.Select(order => order.Id));
        Assert.True(other.CursorInvalid);
    }

    [Fact]
    public async Task Read_CursorOfAnEarlierVersion_GoesOn()
    {
        ledger.AddOrders(10);
        const string Recorded = "AXw3DZU219DWWgAAAAAAAAANZGVmYXVsdC8wMDAwOQIKAA";

        OrderPage first = await OrderList.Read(ledger, "default", new OrderQuery { Limit = 2 });
        OrderPage next = await OrderList.Read(ledger, "default", new OrderQuery { Limit = 2, Cursor = Recorded });

        Assert.Equal(Recorded, first.NextCursor);
        Assert.Equal(["00008", "00007"], next.Orders.Select(order => order.Id));
    }

    [Theory]
    [InlineData("42", "042")]
    [InlineData("0042", "0042")]
    [InlineData("9999", "9999")]
    [InlineData("7", "007")]
    [InlineData("r7", "R007")]
    [InlineData("R123", "R123")]
    [InlineData("", null)]
    [InlineData("R", null)]
    [InlineData("12345", null)]
    [InlineData("-1", null)]
    [InlineData("RR1", null)]
    [InlineData("\u0664\u0662", null)]
    public void TryRead_Number_IsAsItIsCalledOut(string text, string? expected)
    {
        bool isNumber = DisplayNumbers.TryRead(text, out string number);

        Assert.Equal(expected, isNumber ? number : null);
    }

    [Fact]
    public async Task Read_NothingMatches_LooksAtABoundedNumberPerPage()
    {
        ledger.AddOrders(OrderList.MaxLookedAt + 10);

        OrderPage page = await OrderList.Read(
            ledger, "default", new OrderQuery { Limit = 1_000, Channel = "eats" });

        Assert.Empty(page.Orders);
        Assert.NotNull(page.NextCursor);
        Assert.Equal(OrderList.MaxLookedAt, ledger.StatesRead);
    }

    [Theory]
    [InlineData(null, null, "orders_by_time", "default")]
    [InlineData("sto_1", null, "orders_by_store", "default/sto_1")]
    [InlineData(null, "cus_1", "orders_by_customer", "default/cus_1")]
    [InlineData("sto_1", "cus_1", "orders_by_customer", "default/cus_1")]
    public async Task Read_Filters_ChooseTheNarrowestIndex(
        string? store, string? customer, string index, string partition)
    {
        await OrderList.Read(ledger, "default", new OrderQuery { StoreId = store, CustomerId = customer });

        Assert.Equal((index, partition), (ledger.Asked[0].Index, ledger.Asked[0].Partition));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("")]
    public async Task Read_CursorNotOurs_IsInvalid(string cursor) =>
        Assert.True((await OrderList.Read(ledger, "default", new OrderQuery { Cursor = cursor })).CursorInvalid);

    [Fact]
    public async Task Read_CursorOfOtherFilters_IsInvalid()
    {
        ledger.AddOrders(10);
        OrderQuery query = new() { Limit = 2 };
        string? cursor = (await OrderList.Read(ledger, "default", query)).NextCursor;

        OrderPage other = await OrderList.Read(ledger, "default", query with { Cursor = cursor, Channel = "eats" });
        OrderPage larger = await OrderList.Read(ledger, "default", query with { Cursor = cursor, Limit = 4 });

        Assert.True(other.CursorInvalid);
        Assert.Equal(4, larger.Orders.Count);
    }

    [Fact]
    public async Task Read_CursorCutShort_IsInvalid()
    {
        ledger.AddOrders(10);
        string cursor = (await OrderList.Read(ledger, "default", new OrderQuery { Limit = 2 })).NextCursor!;

        for (int length = 0; length < cursor.Length; length++)
        {
            OrderQuery query = new() { Limit = 2, Cursor = cursor[..length] };
            Assert.True((await OrderList.Read(ledger, "default", query)).CursorInvalid, $"cut to {length}");
        }
    }
}
