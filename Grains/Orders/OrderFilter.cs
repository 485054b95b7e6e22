using OrderGrains.Ledger;

namespace OrderGrains.Orders;

/// <summary>How a query is answered: the narrowest index, and what is left to look at in each order.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="query">The query.</param>
internal sealed class OrderFilter(string tenant, OrderQuery query)
{
    /// <summary>
    /// Identifies the filters: a cursor goes on only where it began. The page's size is no part of it.
    /// </summary>
    public ulong Hash { get; } = HashOf(query);

    /// <summary>The entries among which the orders are.</summary>
    public IndexQuery Entries { get; } = new()
    {
        Index = query switch
        {
            { CustomerId: not null } => OrderIndex.ByCustomer,
            { StoreId: not null } => OrderIndex.ByStore,
            _ => OrderIndex.ByTime,
        },
        Partition = (query.CustomerId ?? query.StoreId) is { } id ? OrderIndex.Partition(tenant, id) : tenant,
        From = query.From,
        Until = query.Until,
    };

    /// <summary>True when the order is one of those asked for.</summary>
    public bool Matches(OrderState order) =>
        order.Content is { } content
        && (query.StoreId is null || content.StoreId == query.StoreId)
        && (query.CustomerId is null || content.CustomerId == query.CustomerId)
        && (query.Channel is null || content.Channel == query.Channel)
        && (query.DisplayNumber is null || content.DisplayNumber == query.DisplayNumber)
        && (query.States.Count == 0 || query.States.Contains(order.Status));

    // Without a number the hash is that of earlier versions, so that their cursors go on.
    private static ulong HashOf(OrderQuery query)
    {
        string?[] filters =
        [
            query.StoreId,
            query.CustomerId,
            query.Channel,
            LedgerWalk.Text(query.From),
            LedgerWalk.Text(query.Until),
            string.Join(',', query.States.Distinct().Order()),
        ];
        return LedgerCursor.HashOf(query.DisplayNumber is { } number ? [.. filters, number] : filters);
    }
}
