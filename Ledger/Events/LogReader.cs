namespace OrderGrains.Ledger;

/// <summary>
/// A bucket's log for those who follow it: the newest events from memory, older ones from the store. Safe to call from
/// anywhere.
/// </summary>
internal sealed class LogReader(int bucket, LedgerContext context)
{
    // A block may be as large as a row; the page is bounded by events.
    private const int BlocksPerRead = 32;

    /// <summary>What was committed last.</summary>
    public RecentLog Recent { get; } = new(bucket, context.Services.Time);

    /// <summary>How far the log goes back.</summary>
    public LogStart Start { get; } = new(bucket, context);

    /// <inheritdoc cref="ILedgerLog.ReadLogAsync"/>
    public async ValueTask<LogPage> ReadAsync(LogPosition? from, int limit, TimeSpan wait)
    {
        Recent.Ask();
        if (from is not { } position)
        {
            return new LogPageBuilder(default, 0).ToPage(Recent.End, isWhole: true);
        }

        if (limit > 0 && wait > TimeSpan.Zero)
        {
            await Recent.WaitAsync(position, wait);
            Recent.Ask();
        }

        LogPage page = Recent.TryRead(position, limit) ?? await ReadStoredAsync(position, limit);

        // Asked last: what was deleted meanwhile is missing from the page, and the start says so before it happens. A
        // place past the end is none that was ever given.
        bool isLost = position.Commit > page.Next.Commit || position.Commit < await Start.ReadAsync();
        return isLost ? new LogPage([], position, page.At) { IsLost = true } : page;
    }

    private async Task<LogPage> ReadStoredAsync(LogPosition from, int limit)
    {
        LogEnd end = Recent.End;
        var page = new LogPageBuilder(from, limit);
        IReadOnlyList<StoreRow> rows = limit == 0
            ? []
            : await context.Store.ScanAsync(
                bucket,
                new KeyRange(RowKey.EventBlock(from.Commit), RowKey.EventBlock(end.Newest + 1)),
                BlocksPerRead,
                CancellationToken.None);
        foreach (StoreRow row in rows)
        {
            // What nobody can read is parked, and a dead letter says so.
            if (EventBlock.TryRead(row, context.Services.Events, out _) is not { } block)
            {
                page.Skip(RowKey.ReadEventBlock(row.Key));
            }
            else if (!page.TryAdd(block))
            {
                return page.ToPage(end, isWhole: false);
            }
        }

        return page.ToPage(end, isWhole: rows.Count < BlocksPerRead && limit > 0);
    }
}
