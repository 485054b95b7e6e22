namespace OrderGrains.Ledger;

/// <summary>A place in a bucket's event log: the next event is this one, or the first after it.</summary>
/// <param name="Commit">The commit's number.</param>
/// <param name="Index">The event's place within the commit, from 0.</param>
public readonly record struct LogPosition(long Commit, int Index);
