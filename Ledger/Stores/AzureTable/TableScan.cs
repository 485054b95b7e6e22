namespace OrderGrains.Ledger;

/// <summary>
/// Collects the rows of one scan, page by page; a page shows the partition as of one moment. Rows whose keys are hashed
/// come in the order of their hashes: all that share a beginning are read before they are put in order.
/// </summary>
internal sealed class TableScan(string partition, KeyRange range, int limit)
{
    /// <summary>The most rows of a page.</summary>
    private const int PageRows = 1_000;

    /// <summary>The most pages of a scan; a page may hold few rows, or none, and still not be the last.</summary>
    private const int MaxPages = 10_000;

    private readonly List<TableRow> _rows = [];
    private readonly KeyRange _rowKeys = new(TableKey.LowerBound(range.From), TableKey.UpperBound(range.Until));

    internal async ValueTask<IReadOnlyList<StoreRow>> RunAsync(
        TableService service, CancellationToken cancellationToken)
    {
        TableContinuation? after = null;
        int top = HoldsTheHead() ? Math.Min(limit, PageRows - 1) + 1 : Math.Min(limit, PageRows);
        for (int pages = 0; pages < MaxPages; pages++)
        {
            Uri address = service.Address.Query(partition, _rowKeys, top, after);
            TablePage page = await service.QueryAsync(address, cancellationToken);
            _rows.AddRange(page.Rows.Where(IsInRange));
            after = page.Next;
            if (after is null || IsEnough())
            {
                return Ordered();
            }
        }

        throw new StoreException(
            "store_unavailable", $"A scan did not end within {MaxPages} pages.", retryable: true);
    }

    private static string Group(TableRow row) => row.RowKey[..TableKey.PrefixLength];

    /// <summary>The head is read along and left out; the rest must still come in one page.</summary>
    private bool HoldsTheHead() =>
        string.CompareOrdinal(_rowKeys.From, TableKey.Head) <= 0
        && string.CompareOrdinal(TableKey.Head, _rowKeys.Until) < 0;

    private bool IsInRange(TableRow row) =>
        row.RowKey != TableKey.Head
        && KeyOrder.Compare(row.Row.Key, range.From) >= 0 && KeyOrder.Compare(row.Row.Key, range.Until) < 0;

    private bool IsEnough()
    {
        if (_rows.Count < limit)
        {
            return false;
        }

        TableRow last = _rows[^1];
        TableRow wanted = _rows[limit - 1];
        return !TableKey.IsHashed(last.RowKey) || !TableKey.IsHashed(wanted.RowKey) || Group(last) != Group(wanted);
    }

    private List<StoreRow> Ordered()
    {
        List<StoreRow> rows = [.. _rows.Select(row => row.Row)];
        if (_rows.Exists(row => TableKey.IsHashed(row.RowKey)))
        {
            rows.Sort((left, right) => KeyOrder.Compare(left.Key, right.Key));
        }

        return rows.Count > limit ? rows[..limit] : rows;
    }
}
