using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>Reads a store as text.</summary>
internal static class StoreReading
{
    internal static readonly KeyRange Everything = new("", "\uFFFD");

    internal static async Task<string?> TextAsync(this ILedgerStore store, int bucket, string key)
    {
        ReadOnlyMemory<byte>? value = await store.GetAsync(bucket, key, CancellationToken.None);
        return value is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
    }

    internal static async Task<string> KeysAsync(this ILedgerStore store, KeyRange range, int limit = 1000)
    {
        IReadOnlyList<StoreRow> rows = await store.ScanAsync(0, range, limit, CancellationToken.None);
        return string.Join(' ', rows.Select(row => row.Key));
    }

    internal static async Task CommittedAsync(this ILedgerStore store, CommitBatch batch) =>
        Assert.Null(await store.CommitAsync(batch, CancellationToken.None));

    internal static async Task<StoreException> RefusedAsync(this ILedgerStore store, CommitBatch batch) =>
        await Assert.ThrowsAsync<StoreException>(async () => await store.CommitAsync(batch, CancellationToken.None));
}
