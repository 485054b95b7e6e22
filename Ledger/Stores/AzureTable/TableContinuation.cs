namespace OrderGrains.Ledger;

/// <summary>Where the service goes on after a page.</summary>
internal readonly record struct TableContinuation(string Partition, string? RowKey);
