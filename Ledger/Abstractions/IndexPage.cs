namespace OrderGrains.Ledger;

/// <summary>A page of an index, newest first.</summary>
/// <param name="Items">The entries; fewer than the limit only at the end.</param>
/// <param name="Bounds">The newest commit of each bucket when the walk began, in microseconds since 1970.</param>
public sealed record IndexPage(IReadOnlyList<IndexPosition> Items, IReadOnlyList<long> Bounds);

/// <summary>An entry's place in an index.</summary>
/// <param name="Stamp">The commit's time, in microseconds since 1970 (UTC).</param>
/// <param name="Key">The grain key that the entry points at.</param>
public readonly record struct IndexPosition(long Stamp, string Key);
