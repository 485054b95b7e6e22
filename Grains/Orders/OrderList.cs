using OrderGrains.Ledger;

namespace OrderGrains.Orders;

/// <summary>Reads pages of orders: index entries in their order, then the orders that they point at.</summary>
public static class OrderList
{
    /// <summary>The most index entries that one page looks at.</summary>
    public const int MaxLookedAt = 2_000;

    private const int MaxLimit = 1_000;
    private const int Concurrency = 16;

    /// <summary>Reads the page that a query asks for.</summary>
    public static async Task<OrderPage> Read(ILedgerReader ledger, string tenant, OrderQuery query)
    {
        OrderFilter filter = new(tenant, query);
        LedgerCursor? cursor = query.Cursor is null ? null : LedgerCursor.Parse(query.Cursor, filter.Hash);
        if (query.Cursor is not null && cursor is null)
        {
            return new OrderPage { CursorInvalid = true };
        }

        int limit = Math.Clamp(query.Limit, 1, MaxLimit);
        List<OrderView> orders = [];
        int lookedAt = 0;
        while (orders.Count < limit && lookedAt < MaxLookedAt)
        {
            int wanted = Math.Min(limit, MaxLookedAt - lookedAt);
            IndexPage page = await ledger.ReadIndexAsync(filter.Ask(cursor, wanted), CancellationToken.None);
            int taken = await Take(ledger, filter, page, orders, limit);
            lookedAt += page.Items.Count;
            if (taken == page.Items.Count && page.Items.Count < wanted)
            {
                return new OrderPage { Orders = orders };
            }

            cursor = new LedgerCursor(filter.Hash, page.Items[taken - 1], cursor?.Bounds ?? page.Bounds);
        }

        return new OrderPage { Orders = orders, NextCursor = cursor?.ToString() };
    }

    private static async Task<int> Take(
        ILedgerReader ledger, OrderFilter filter, IndexPage page, List<OrderView> orders, int limit)
    {
        int taken = 0;
        foreach (IndexPosition[] batch in page.Items.Chunk(Concurrency))
        {
            OrderState?[] states = await Task.WhenAll(batch.Select(position => ledger
                .ReadStateAsync<OrderState>(OrderState.StateName, position.Key, CancellationToken.None).AsTask()));
            foreach (OrderState? state in states)
            {
                if (orders.Count == limit)
                {
                    return taken;
                }

                taken++;
                if (state is not null && filter.Matches(state))
                {
                    orders.Add(state.View());
                }
            }
        }

        return taken;
    }
}
