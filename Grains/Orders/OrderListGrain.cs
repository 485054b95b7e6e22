using OrderGrains.Ledger;
using Orleans.Concurrency;

namespace OrderGrains.Orders;

/// <summary>
/// Lists orders from the index. A page looks at a bounded number of entries, so with filters on what changes it may be
/// short, or empty, and still have a next one.
/// </summary>
[StatelessWorker]
public sealed class OrderListGrain(ILedgerReader ledger) : Grain, IOrderListGrain
{
    /// <inheritdoc/>
    public Task<OrderPage> List(OrderQuery query) => OrderList.Read(ledger, this.GetPrimaryKeyString(), query);
}
