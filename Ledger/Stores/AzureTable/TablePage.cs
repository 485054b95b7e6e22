namespace OrderGrains.Ledger;

/// <summary>A row as the table holds it; its tag when it was read by itself.</summary>
internal readonly record struct TableRow(string RowKey, StoreRow Row, string? ETag);

/// <summary>A page of rows in the order of their row keys, and where the next one begins; null: nowhere.</summary>
internal sealed record TablePage(IReadOnlyList<TableRow> Rows, TableContinuation? Next);
