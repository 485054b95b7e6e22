using System.Runtime.CompilerServices;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Audit;

/// <summary>
/// Compares a bucket's index entries with those that its orders should have. Both are written once and together, so up
/// to a commit they are the same sets; only where they are not each entry is looked for.
/// </summary>
internal sealed class IndexWalk(int bucket, AuditReader reader, AuditFindings findings)
{
    private static readonly string[] Indexes = [OrderIndex.ByTime, OrderIndex.ByStore, OrderIndex.ByCustomer];

    /// <summary>Compares entries up to a commit's time.</summary>
    public async Task RunAsync(long bound, IndexTally expected)
    {
        IndexTally found = default;
        await foreach (IReadOnlyList<IndexRow> page in EntriesAsync(bound, reader.Cancelled))
        {
            foreach (IndexRow row in page)
            {
                found.Add(row.Entry, row.Position);
            }
        }

        if (found != expected)
        {
            await FindMissingAsync(bound);
            await FindSurplusAsync(bound);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<IndexRow>> EntriesAsync(
        long bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string index in Indexes)
        {
            await foreach (IReadOnlyList<IndexRow> page
                in reader.Ledger.ScanIndexAsync(bucket, index, cancellationToken))
            {
                yield return [.. page.Where(row => row.Position.Stamp <= bound)];
            }
        }
    }

    private async Task FindMissingAsync(long bound)
    {
        await foreach (IReadOnlyList<StateRow> page in reader.Ledger.ScanStatesAsync(bucket, reader.Cancelled))
        {
            foreach (StateRow row in page.Where(row => row.StateName == OrderState.StateName))
            {
                await FindMissingAsync(row.Key, reader.Read<OrderState>(row.Value), bound);
            }
        }
    }

    private async Task FindMissingAsync(string key, OrderState? order, long bound)
    {
        if (order is not { Content: { } content, Timeline: [{ } placed, ..] } || Stamp.From(placed.At) > bound)
        {
            return;
        }

        foreach (IndexEntry entry in OrderIndex.EntriesOf(order.TenantId, content))
        {
            if (!await reader.Ledger.HasIndexAsync(entry, Stamp.From(placed.At), key, reader.Cancelled))
            {
                findings.Add(Violation.OfOrder(
                    EntityKey.Parse(key), ViolationKinds.IndexMissing,
                    $"It is not in {entry.Index} {entry.Partition}."));
            }
        }
    }

    private async Task FindSurplusAsync(long bound)
    {
        await foreach (IReadOnlyList<IndexRow> page in EntriesAsync(bound, reader.Cancelled))
        {
            foreach (IndexRow row in page)
            {
                EntityKey key = EntityKey.Parse(row.Position.Key);
                if (!IsExpected(row, await reader.OrderAsync(key)))
                {
                    findings.Add(Violation.OfOrder(
                        key, ViolationKinds.IndexSurplus,
                        $"It is in {row.Entry.Index} {row.Entry.Partition} at {Stamp.ToTime(row.Position.Stamp):O}."));
                }
            }
        }
    }

    private static bool IsExpected(IndexRow row, OrderState? order) =>
        order is { Content: { } content, Timeline: [{ } placed, ..] }
        && Stamp.From(placed.At) == row.Position.Stamp
        && OrderIndex.EntriesOf(order.TenantId, content).Contains(row.Entry);
}
