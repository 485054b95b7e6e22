using OrderGrains.Ledger;

namespace OrderGrains.Orders;

/// <summary>The indexes that orders are listed by, and their partitions.</summary>
public static class OrderIndex
{
    /// <summary>All orders of a tenant.</summary>
    public const string ByTime = "orders_by_time";

    /// <summary>The orders of a store.</summary>
    public const string ByStore = "orders_by_store";

    /// <summary>The orders of a customer.</summary>
    public const string ByCustomer = "orders_by_customer";

    /// <summary>A store's or customer's partition.</summary>
    public static string Partition(string tenant, string id) => new EntityKey(tenant, id).ToString();

    /// <summary>The entries that an order has: one for each way it is looked up.</summary>
    public static IReadOnlyList<IndexEntry> EntriesOf(string tenant, OrderContent content)
    {
        IndexEntry time = new(ByTime, tenant);
        IndexEntry store = new(ByStore, Partition(tenant, content.StoreId));
        return content.CustomerId is { } customer
            ? [time, store, new IndexEntry(ByCustomer, Partition(tenant, customer))]
            : [time, store];
    }
}
