namespace OrderGrains.Ledger;

/// <summary>A small row that belongs to a grain, as read back.</summary>
/// <param name="Name">The row's name, unique within the grain.</param>
/// <param name="Value">Its bytes.</param>
public readonly record struct OwnedRow(string Name, ReadOnlyMemory<byte> Value);
