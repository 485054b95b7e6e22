namespace OrderGrains.Orders;

/// <summary>Lists a tenant's orders from the index. Key: the tenant.</summary>
[Alias("og.IOrderListGrain")]
public interface IOrderListGrain : IGrainWithStringKey
{
    /// <summary>
    /// A page of orders, newest first. The walk over all pages holds exactly the orders that were committed before its
    /// first page; filters on what changes are evaluated at read time.
    /// </summary>
    [Alias("List")]
    Task<OrderPage> List(OrderQuery query);
}
