using OrderGrains.Ledger;

namespace OrderGrains.Orders;

/// <summary>Reads pages of orders.</summary>
public static class OrderList
{
    /// <summary>The most index entries that one page looks at.</summary>
    public const int MaxLookedAt = LedgerWalk.MaxLookedAt;

    /// <summary>Reads the page that a query asks for.</summary>
    public static async Task<OrderPage> Read(ILedgerReader ledger, string tenant, OrderQuery query)
    {
        OrderFilter filter = new(tenant, query);
        LedgerWalk<OrderState, OrderView> walk = new()
        {
            Entries = filter.Entries,
            FilterHash = filter.Hash,
            StateName = OrderState.StateName,
            Show = state => filter.Matches(state) ? state.View() : null,
        };
        LedgerPage<OrderView> page = await walk.Read(ledger, query.Cursor, query.Limit);
        return new OrderPage
        {
            Orders = page.Items,
            NextCursor = page.NextCursor,
            CursorInvalid = page.CursorInvalid,
        };
    }
}
