namespace OrderGrains.Ledger;

/// <summary>An entry of a time-ordered index, pointing at the grain whose state is written.</summary>
/// <param name="Index">The index, e.g. <c>orders_by_store</c>.</param>
/// <param name="Partition">
/// What it is looked up by, e.g. a tenant and a store. The commit's time orders the entries.
/// </param>
public readonly record struct IndexEntry(string Index, string Partition);
