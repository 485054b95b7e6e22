using System.Collections.Concurrent;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Orders;

/// <summary>Counts what is read from a store, by bucket.</summary>
internal sealed class CountingStore(ILedgerStore inner) : ILedgerStore
{
    public ConcurrentDictionary<int, int> Scans { get; } = [];

    public ConcurrentDictionary<int, int> Gets { get; } = [];

    public StoreLimits Limits => inner.Limits;

    public StoreReads Reads { get; set; } = inner.Reads;

    public void Forget()
    {
        Scans.Clear();
        Gets.Clear();
    }

    public ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken) =>
        inner.CommitAsync(batch, cancellationToken);

    public ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken)
    {
        Count(Gets, bucket);
        return inner.ReadHeadAsync(bucket, cancellationToken);
    }

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(int bucket, string key, CancellationToken cancellationToken)
    {
        Count(Gets, bucket);
        return inner.GetAsync(bucket, key, cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        Count(Scans, bucket);
        return inner.ScanAsync(bucket, range, limit, cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static void Count(ConcurrentDictionary<int, int> counts, int bucket) =>
        counts.AddOrUpdate(bucket, 1, static (_, count) => count + 1);
}
