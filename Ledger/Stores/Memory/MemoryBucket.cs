namespace OrderGrains.Ledger;

/// <summary>One bucket's rows and head. Not thread-safe: its store locks.</summary>
internal sealed class MemoryBucket
{
    private static readonly Comparer<StoreRow> ByKey =
        Comparer<StoreRow>.Create((left, right) => KeyOrder.Compare(left.Key, right.Key));

    private readonly SortedSet<StoreRow> _rows = new(ByKey);

    internal Head? Head { get; private set; }

    internal HeadMismatch? Commit(CommitBatch batch)
    {
        if (Head != batch.Expected)
        {
            return new HeadMismatch(Head);
        }

        foreach (RowOperation operation in batch.Operations)
        {
            Write(operation);
        }

        Head = batch.Next;
        return null;
    }

    internal ReadOnlyMemory<byte>? Get(string key) =>
        _rows.TryGetValue(new StoreRow(key, default), out StoreRow row) ? (ReadOnlyMemory<byte>?)row.Value : null;

    internal IReadOnlyList<StoreRow> Scan(KeyRange range, int limit)
    {
        if (KeyOrder.Compare(range.From, range.Until) >= 0)
        {
            return [];
        }

        List<StoreRow> rows = [];
        foreach (StoreRow row in _rows.GetViewBetween(new(range.From, default), new(range.Until, default)))
        {
            if (rows.Count == limit || KeyOrder.Compare(row.Key, range.Until) >= 0)
            {
                break;
            }

            rows.Add(row);
        }

        return rows;
    }

    private void Write(RowOperation operation)
    {
        _rows.Remove(new StoreRow(operation.Key, default));
        if (operation.Value is { } value)
        {
            // A copy, because the caller may reuse its buffer.
            _rows.Add(new StoreRow(operation.Key, value.ToArray()));
        }
    }
}
