namespace OrderGrains.Ledger;

/// <summary>Reads the parked messages of a bucket, whoever holds it.</summary>
internal static class DeadLetterRows
{
    /// <summary>The letters after a row, in the order of their rows.</summary>
    public static async ValueTask<IReadOnlyList<ParkedLetter>> ReadAsync(
        ILedgerStore store, int bucket, string afterRowKey, int limit, CancellationToken cancellationToken)
    {
        KeyRange range = RowKey.DeadLetters;
        if (afterRowKey.Length > 0)
        {
            range = range with { From = afterRowKey + "!" };
        }

        IReadOnlyList<StoreRow> rows = await store.ScanAsync(bucket, range, limit, cancellationToken);
        return [.. rows.Select(Parked)];
    }

    /// <summary>One letter; null when there is none.</summary>
    public static async ValueTask<ParkedLetter?> FindAsync(
        ILedgerStore store, int bucket, DeadLetterId id, CancellationToken cancellationToken)
    {
        string rowKey = RowKey.DeadLetter(id.Key, id.Name);
        ReadOnlyMemory<byte>? row = await store.GetAsync(bucket, rowKey, cancellationToken);
        return row is { } value ? Parked(new StoreRow(rowKey, value)) : null;
    }

    /// <summary>A row as a letter.</summary>
    public static ParkedLetter Parked(StoreRow row) => new(row.Key, DeadLetterJson.Read(row.Value), row.Value);
}

/// <summary>A stored letter.</summary>
internal sealed record ParkedLetter(string RowKey, DeadLetter Letter, ReadOnlyMemory<byte> Value);
