using System.Runtime.CompilerServices;

namespace OrderGrains.Ledger;

/// <summary>
/// Reads everything there is, for those who check it: page by page, from the store itself, of any bucket, whoever holds
/// it. Commits go on meanwhile: each page is what was committed when it was read.
/// </summary>
public sealed partial class LedgerEngine
{
    private const int ScanPage = 500;
    private const int BlocksPerPage = 50;

    /// <summary>How many buckets the ledger has.</summary>
    public int BucketCount => buckets.Count;

    /// <inheritdoc/>
    public int BucketOf(string key) => buckets.NumberOf(key);

    /// <summary>The time of the bucket's newest commit, in microseconds since 1970 (UTC); 0: none.</summary>
    public async ValueTask<long> NewestStampAsync(int bucket, CancellationToken cancellationToken) =>
        (await context.Store.ReadHeadAsync(bucket, cancellationToken))?.Stamp ?? 0;

    /// <summary>Reads every state of a bucket, in the order of the keys; pages of at most 500.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StateRow>> ScanStatesAsync(
        int bucket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<StoreRow> rows in ScanAsync(bucket, RowKey.States, ScanPage, cancellationToken))
        {
            yield return [.. rows.Select(static row => RowKey.ReadState(row))];
        }
    }

    /// <summary>Reads every entry that a bucket has in an index; pages of at most 500.</summary>
    public async IAsyncEnumerable<IReadOnlyList<IndexRow>> ScanIndexAsync(
        int bucket, string index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KeyRange range = RowKey.IndexAll(index);
        await foreach (IReadOnlyList<StoreRow> rows in ScanAsync(bucket, range, ScanPage, cancellationToken))
        {
            yield return
            [
                .. rows.Select(row => new IndexRow(
                    new IndexEntry(index, RowKey.ReadIndexPartition(row.Key)), RowKey.ReadIndex(row.Key))),
            ];
        }
    }

    /// <summary>Reads the events that a bucket's log still has, oldest first; pages of at most 50 commits.</summary>
    /// <exception cref="System.Text.Json.JsonException">A block of the log cannot be read.</exception>
    public async IAsyncEnumerable<IReadOnlyList<OutboxEvent>> ScanEventsAsync(
        int bucket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<StoreRow> rows
            in ScanAsync(bucket, RowKey.Events, BlocksPerPage, cancellationToken))
        {
            yield return [.. rows.SelectMany(row => EventBlock.Read(row.Value, context.Services.Events))];
        }
    }

    /// <summary>True when an index has an entry of that time for the key.</summary>
    public async ValueTask<bool> HasIndexAsync(
        IndexEntry entry, long stamp, string key, CancellationToken cancellationToken) =>
        await context.Store.GetAsync(buckets.NumberOf(key), RowKey.Index(entry, stamp, key), cancellationToken)
            is not null;

    /// <summary>Reads the bytes of a state; null when there is none.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> ReadStateBytesAsync(
        string stateName, string key, CancellationToken cancellationToken) =>
        context.Store.GetAsync(buckets.NumberOf(key), RowKey.State(key, stateName), cancellationToken);

    /// <summary>Reads one row that a grain owns; null when there is none.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> ReadOwnedAsync(
        string ownerKey, string name, CancellationToken cancellationToken) =>
        context.Store.GetAsync(buckets.NumberOf(ownerKey), RowKey.Owned(ownerKey, name), cancellationToken);

    private async IAsyncEnumerable<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<StoreRow> rows;
        do
        {
            rows = await context.Store.ScanAsync(bucket, range, limit, cancellationToken);
            if (rows.Count > 0)
            {
                yield return rows;

                // The first key after the last one: nothing that a key may hold sorts before this.
                range = range with { From = rows[^1].Key + "!" };
            }
        }
        while (rows.Count == limit);
    }
}
