namespace OrderGrains.Ledger;

/// <summary>
/// Reads the states of a bucket that is held here: from what is remembered, or from the store. Safe to call from
/// anywhere.
/// </summary>
internal sealed class StateReader(int bucket, LedgerContext context, CommitQueue queue)
{
    // A key has fewer states; of one that has more, each is read alone.
    private const int StatesPerRead = 8;

    private readonly RecentStates recent = new(context.Options.RecentSizeBytes / context.BucketCount);

    /// <summary>A commit has written this; told before anybody else is.</summary>
    public void Committed(IReadOnlyList<RowOperation> operations) => recent.Committed(operations);

    /// <summary>Reads a state as it was last committed; null when there is none.</summary>
    /// <param name="name">The state's name.</param>
    /// <param name="key">Its grain's key.</param>
    /// <param name="isKept">True for a grain that is about to live: its key's states may be asked for again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        string name, string key, bool isKept, CancellationToken cancellationToken)
    {
        string rowKey = RowKey.State(key, name);
        await queue.SettledAsync(rowKey);
        if (recent.TryGet(rowKey, out ReadOnlyMemory<byte>? known))
        {
            return known;
        }

        return isKept && context.Store.ReadsNeighbours && BatchRules.MayHold(rowKey)
            ? await ReadWithNeighboursAsync(rowKey, key, cancellationToken)
            : await ReadAloneAsync(rowKey, isKept, cancellationToken);
    }

    // Whoever places an order is followed by whoever tells its customer: that one's state is known by then.
    private async ValueTask<ReadOnlyMemory<byte>?> ReadWithNeighboursAsync(
        string rowKey, string key, CancellationToken cancellationToken)
    {
        long asked = recent.Turn;
        IReadOnlyList<StoreRow> rows = await context.Store.ScanAsync(
            bucket, RowKey.StatesOf(key), StatesPerRead, cancellationToken);
        if (rows.Count == StatesPerRead)
        {
            return await ReadAloneAsync(rowKey, isKept: true, cancellationToken);
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

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAloneAsync(
        string rowKey, bool isKept, CancellationToken cancellationToken)
    {
        long asked = recent.Turn;
        ReadOnlyMemory<byte>? row = await context.Store.GetAsync(bucket, rowKey, cancellationToken);
        if (isKept)
        {
            recent.Answered(asked, rowKey, row is { } value ? [new StoreRow(rowKey, value)] : [], isWhole: false);
        }

        return row;
    }
}
