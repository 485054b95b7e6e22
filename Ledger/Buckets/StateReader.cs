namespace OrderGrains.Ledger;

/// <summary>
/// Reads the states of a bucket that is held here: from what is remembered, or from the store. Safe to call from
/// anywhere.
/// </summary>
internal sealed class StateReader(int bucket, LedgerContext context, CommitQueue queue)
{
    // A key has fewer states; of one that has more, each is read alone.
    private const int StatesPerRead = 8;

    private readonly RecentStates recent = new(
        context.Store.Reads == StoreReads.Local ? 0 : context.Options.RecentSizeBytes / context.BucketCount);

    /// <summary>A commit has written this; told before anybody else is.</summary>
    public void Committed(IReadOnlyList<RowOperation> operations) => recent.Committed(operations);

    /// <summary>Reads a state for its grain, as it was last committed here; null when there is none.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> LoadAsync(
        string name, string key, CancellationToken cancellationToken)
    {
        string rowKey = RowKey.State(key, name);
        await queue.SettledAsync(rowKey);
        if (recent.TryGet(rowKey, out ReadOnlyMemory<byte>? known))
        {
            return known;
        }

        return context.Store.Reads == StoreReads.Neighbours && BatchRules.MayHold(rowKey)
            ? await LoadWithNeighboursAsync(rowKey, key, cancellationToken)
            : await LoadAloneAsync(rowKey, cancellationToken);
    }

    /// <summary>
    /// Reads a state for somebody else, as the store has it; null when there is none. What is remembered would not do:
    /// a grain's answer waits for the lease, and this one for nobody.
    /// </summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        string name, string key, CancellationToken cancellationToken)
    {
        string rowKey = RowKey.State(key, name);
        await queue.SettledAsync(rowKey);
        return await context.Store.GetAsync(bucket, rowKey, cancellationToken);
    }

    // Whoever places an order is followed by whoever tells its customer: that one's state is known by then.
    private async ValueTask<ReadOnlyMemory<byte>?> LoadWithNeighboursAsync(
        string rowKey, string key, CancellationToken cancellationToken)
    {
        long asked = recent.Turn;
        IReadOnlyList<StoreRow> rows = await context.Store.ScanAsync(
            bucket, RowKey.StatesOf(key), StatesPerRead, cancellationToken);
        if (rows.Count == StatesPerRead)
        {
            return await LoadAloneAsync(rowKey, cancellationToken);
        }

        recent.Answered(asked, rowKey, rows, isWhole: true);
        foreach (StoreRow row in rows)
        {
            if (row.Key == rowKey)
            {
                return row.Value;
            }
        }

        return null;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> LoadAloneAsync(string rowKey, CancellationToken cancellationToken)
    {
        long asked = recent.Turn;
        ReadOnlyMemory<byte>? row = await context.Store.GetAsync(bucket, rowKey, cancellationToken);
        recent.Answered(asked, rowKey, row is { } value ? [new StoreRow(rowKey, value)] : [], isWhole: false);
        return row;
    }
}
