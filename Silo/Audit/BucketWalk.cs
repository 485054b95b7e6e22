using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Audit;

/// <summary>
/// Walks the states of one bucket: 1. each order by itself; 2. each open order's reservation; 3. each store's counters
/// and reservations. Sums up the index entries that the orders should have, for <see cref="IndexWalk"/>.
/// </summary>
internal sealed class BucketWalk(int bucket, AuditReader reader, AuditFindings findings, DateTimeOffset settledBefore)
{
    private const int AtOnce = 16;

    /// <summary>The newest commit that the index entries are compared up to.</summary>
    public long Bound { get; private set; }

    /// <summary>The index entries that the bucket should have.</summary>
    public IndexTally Expected { get; private set; }

    /// <summary>Walks.</summary>
    public async Task RunAsync()
    {
        Bound = await reader.Ledger.NewestStampAsync(bucket, reader.Cancelled);
        await foreach (IReadOnlyList<StateRow> page in reader.Ledger.ScanStatesAsync(bucket, reader.Cancelled))
        {
            foreach (StateRow[] some in page.Chunk(AtOnce))
            {
                await Task.WhenAll(some.Select(CheckAsync));
            }
        }
    }

    private Task CheckAsync(StateRow row) => row.StateName switch
    {
        OrderState.StateName when Read<OrderState>(row) is { } order => CheckAsync(EntityKey.Parse(row.Key), order),
        StoreState.StateName when Read<StoreState>(row) is { Settings: not null } store =>
            new StoreWalk(EntityKey.Parse(row.Key), store, reader, findings).RunAsync(settledBefore),
        CapacityState.StateName => Task.FromResult(Read<CapacityState>(row)),
        _ => Task.CompletedTask,
    };

    private Task CheckAsync(EntityKey key, OrderState order)
    {
        findings.CountOrder();
        findings.Add(OrderAudit.Check(key, order));
        if (order is { Content: { } content, Timeline: [{ } placed, ..] })
        {
            Expect(order.TenantId, content, new IndexPosition(Stamp.From(placed.At), key.ToString()));
        }

        return OrderAudit.HoldsReservation(order) ? CheckReservationAsync(key, order) : Task.CompletedTask;
    }

    private void Expect(string tenant, OrderContent content, IndexPosition position)
    {
        if (position.Stamp > Bound)
        {
            return;
        }

        IndexTally tally = Expected;
        foreach (IndexEntry entry in OrderIndex.EntriesOf(tenant, content))
        {
            tally.Add(entry, position);
        }

        Expected = tally;
    }

    private async Task CheckReservationAsync(EntityKey key, OrderState order)
    {
        EntityKey store = new(key.Tenant, order.Content!.StoreId);
        Violation? suspected = ReservationAudit.CheckOrder(key, order, await reader.ReservationAsync(store, key.Id));

        // A place is freed only after its order has ended: an order that is open now had none while it was looked for.
        if (suspected is not null && await reader.OrderAsync(key) is { } again && OrderAudit.HoldsReservation(again))
        {
            findings.Add(suspected);
        }
    }

    private T? Read<T>(StateRow row)
        where T : class
    {
        T? state = reader.Read<T>(row.Value);
        if (state is null)
        {
            findings.Add(new Violation(
                ViolationKinds.Unreadable, $"{row.StateName} {row.Key}", "The state is not what it should be."));
        }

        return state;
    }
}
