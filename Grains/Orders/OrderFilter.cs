using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Asks the index for the entries after a place.</summary>
    public IndexQuery Ask(LedgerCursor? cursor, int limit) => new()
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
        After = cursor?.After,
        Bounds = cursor?.Bounds,
        Limit = limit,
    };

    /// <summary>True when the order is one of those asked for.</summary>
    public bool Matches(OrderState order) =>
        order.Content is { } content
        && (query.StoreId is null || content.StoreId == query.StoreId)
        && (query.CustomerId is null || content.CustomerId == query.CustomerId)
        && (query.Channel is null || content.Channel == query.Channel)
        && (query.States.Count == 0 || query.States.Contains(order.Status));

    private static ulong HashOf(OrderQuery query)
    {
        string text = string.Join(
            '\n',
            query.StoreId,
            query.CustomerId,
            query.Channel,
            query.From?.UtcTicks.ToString(CultureInfo.InvariantCulture),
            query.Until?.UtcTicks.ToString(CultureInfo.InvariantCulture),
            string.Join(',', query.States.Distinct().Order()));
        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
