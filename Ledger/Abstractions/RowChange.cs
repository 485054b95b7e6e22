namespace OrderGrains.Ledger;

/// <summary>Writes or deletes a small row that belongs to a grain, e.g. an open reservation.</summary>
/// <param name="Name">The row's name, unique within the grain.</param>
/// <param name="Value">Its bytes, readable JSON; null deletes the row.</param>
public readonly record struct RowChange(string Name, ReadOnlyMemory<byte>? Value);
