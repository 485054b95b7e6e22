namespace OrderGrains.Ledger;

/// <summary>The end of a bucket's log: where the next commit's events will be.</summary>
/// <param name="Newest">The newest commit's number.</param>
/// <param name="Stamp">Its time.</param>
internal readonly record struct LogEnd(long Newest, long Stamp)
{
    /// <summary>The place after the newest commit.</summary>
    public LogPosition Position => new(Newest + 1, 0);
}
