namespace OrderGrains.Ledger;

/// <summary>
/// Merges an index's ranges of all buckets, newest first. The walk's bounds are the buckets' newest commits when its
/// first page is read: whatever is committed later stays out, whatever was committed before is in.
/// </summary>
internal sealed class IndexReader(ILedgerStore store, IReadOnlyList<Bucket> buckets)
{
    /// <summary>Reads a page.</summary>
    public async ValueTask<IndexPage> ReadAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> bounds = query.Bounds ?? [.. buckets.Select(bucket => bucket.Queue.CommittedStamp)];
        if (bounds.Count != buckets.Count)
        {
            throw new ArgumentException("The bounds are another ledger's.", nameof(query));
        }

        var merged = new List<IndexPosition>();
        for (int bucket = 0; bucket < buckets.Count; bucket++)
        {
            IReadOnlyList<StoreRow> rows = await store.ScanAsync(
                bucket, Range(query, bounds[bucket]), query.Limit, cancellationToken);
            merged.AddRange(rows.Select(row => RowKey.ReadIndex(row.Key)));
        }

        if (buckets.Count > 1)
        {
            merged.Sort(NewestFirst);
        }

        return new IndexPage(merged.Count > query.Limit ? merged[..query.Limit] : merged, bounds);
    }

    private static KeyRange Range(IndexQuery query, long bound)
    {
        long newest = Math.Min(bound, query.Until is { } until ? Stamp.RoundUp(until) - 1 : long.MaxValue);
        long oldest = query.From is { } from ? Stamp.RoundUp(from) : 0;
        KeyRange range = RowKey.IndexBetween(query.Index, query.Partition, newest, oldest);
        if (newest < oldest)
        {
            return range with { Until = range.From };
        }

        if (query.After is not { } after)
        {
            return range;
        }

        string next = RowKey.IndexAfter(query.Index, query.Partition, after);
        return range with { From = string.CompareOrdinal(next, range.From) > 0 ? next : range.From };
    }

    /// <summary>The order of rows within one bucket, over all buckets.</summary>
    private static int NewestFirst(IndexPosition left, IndexPosition right) =>
        left.Stamp != right.Stamp
            ? right.Stamp.CompareTo(left.Stamp)
            : string.CompareOrdinal(KeyPart.Encode(left.Key), KeyPart.Encode(right.Key));
}
