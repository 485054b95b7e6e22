using OrderGrains.Ledger;

namespace OrderGrains.Stores;

/// <summary>Reads pages of stores.</summary>
public static class StoreList
{
    private const int MaxLimit = 1_000;
    private const int Concurrency = 16;
    private const ulong NoFilter = 0;

    /// <summary>Reads a page, newest first.</summary>
    public static async Task<StorePage> Read(
        ILedgerReader ledger, IGrainFactory grains, string tenant, string? cursor, int limit)
    {
        LedgerCursor? after = cursor is null ? null : LedgerCursor.Parse(cursor, NoFilter);
        if (cursor is not null && after is null)
        {
            return new StorePage { CursorInvalid = true };
        }

        IndexQuery query = new()
        {
            Index = StoreState.Index,
            Partition = tenant,
            After = after?.After,
            Bounds = after?.Bounds,
            Limit = Math.Clamp(limit, 1, MaxLimit),
        };
        IndexPage page = await ledger.ReadIndexAsync(query, CancellationToken.None);
        List<StoreView> stores = [];
        foreach (IndexPosition[] batch in page.Items.Chunk(Concurrency))
        {
            StoreView?[] views = await Task.WhenAll(
                batch.Select(position => grains.GetGrain<IStoreGrain>(position.Key).Find()));
            stores.AddRange(views.OfType<StoreView>());
        }

        bool isLast = page.Items.Count < query.Limit;
        return new StorePage
        {
            Stores = stores,
            NextCursor = isLast
                ? null
                : new LedgerCursor(NoFilter, page.Items[^1], query.Bounds ?? page.Bounds).ToString(),
        };
    }
}
