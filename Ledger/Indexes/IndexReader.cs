namespace OrderGrains.Ledger;

/// <summary>
/// Merges an index's ranges of all buckets, newest first. The walk's bounds are the buckets' newest commits when its
/// first page is read: whatever is committed later stays out, whatever was committed before is in.
/// </summary>
internal sealed class IndexReader(ILedgerStore store, BucketSet buckets, Func<int, bool> mayAnswer)
{
    // A store across a network answers many ranges at once; more of them would only queue there.
    private const int BucketsAtOnce = 16;

    /// <summary>Reads a page.</summary>
    public async ValueTask<IndexPage> ReadAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> bounds = query.Bounds
            ?? await OverBucketsAsync(bucket => BoundAsync(bucket, cancellationToken));
        if (bounds.Count != buckets.Count)
        {
            throw new ArgumentException("The bounds are another ledger's.", nameof(query));
        }

        IReadOnlyList<StoreRow>[] found = await OverBucketsAsync(bucket =>
            store.ScanAsync(bucket, Range(query, bounds[bucket]), query.Limit, cancellationToken));
        List<IndexPosition> merged = [.. found.SelectMany(rows => rows).Select(row => RowKey.ReadIndex(row.Key))];
        if (buckets.Count > 1)
        {
            merged.Sort(NewestFirst);
        }

        return new IndexPage(merged.Count > query.Limit ? merged[..query.Limit] : merged, bounds);
    }

    /// <summary>
    /// The bucket's newest commit: what its queue knows, or the head where another silo holds the bucket, or may, and
    /// while a commit is in flight: who asked another silo may have seen it.
    /// </summary>
    private async ValueTask<long> BoundAsync(int bucket, CancellationToken cancellationToken) =>
        buckets.At(bucket) is { } held && mayAnswer(bucket) && held.Queue.SettledStamp is { } known
            ? known
            : (await store.ReadHeadAsync(bucket, cancellationToken))?.Stamp ?? 0;

    private async Task<T[]> OverBucketsAsync<T>(Func<int, ValueTask<T>> read)
    {
        var results = new List<T>(buckets.Count);
        foreach (int[] some in Enumerable.Range(0, buckets.Count).Chunk(BucketsAtOnce))
        {
            results.AddRange(await Task.WhenAll(some.Select(bucket => read(bucket).AsTask())));
        }

        return [.. results];
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
