namespace OrderGrains.Ledger;

/// <summary>An index entry as a scan finds it.</summary>
/// <param name="Entry">The index and what it is looked up by.</param>
/// <param name="Position">The commit's time and the key that it points at.</param>
public readonly record struct IndexRow(IndexEntry Entry, IndexPosition Position);
