namespace OrderGrains.Ledger;

/// <summary>A row as the table holds it.</summary>
internal readonly record struct TableRow(string RowKey, StoreRow Row);

/// <summary>A page of rows in the order of their row keys, and where the next one begins; null: nowhere.</summary>
internal sealed record TablePage(IReadOnlyList<TableRow> Rows, TableContinuation? Next);
