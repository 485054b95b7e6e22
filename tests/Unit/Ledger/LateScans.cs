using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

/// <summary>A store whose answers to scans of one range are read at once and come late.</summary>
internal sealed class LateScans(ILedgerStore store) : ILedgerStore
{
    public StoreLimits Limits => store.Limits;

    public StoreReads Reads => store.Reads;

    /// <summary>What the late scans start with; null: none is late.</summary>
    public string? From { get; set; }

    /// <summary>The answers come when this is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How many answers have waited.</summary>
    public int Late { get; private set; }

    public ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken) =>
        store.CommitAsync(batch, cancellationToken);

    public ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken) =>
        store.ReadHeadAsync(bucket, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(int bucket, string key, CancellationToken cancellationToken) =>
        store.GetAsync(bucket, key, cancellationToken);

    public async ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoreRow> rows = await store.ScanAsync(bucket, range, limit, cancellationToken);
        if (From is { } late && range.From.StartsWith(late, StringComparison.Ordinal))
        {
            Late++;
            await Gate;
        }

        return rows;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
