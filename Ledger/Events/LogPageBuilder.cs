namespace OrderGrains.Ledger;

/// <summary>Gathers a page of a bucket's log, commit by commit. Used by one thread at a time.</summary>
internal sealed class LogPageBuilder(LogPosition from, int limit)
{
    private readonly List<LogEvent> events = [];
    private LogPosition? next;

    /// <summary>Adds what a commit has from the page's beginning on; false: the page is full.</summary>
    public bool TryAdd(RelayBlock block)
    {
        int last = block.Events.Count - 1;
        for (int at = block.CommitNumber == from.Commit ? from.Index : 0; at <= last; at++)
        {
            if (events.Count == limit)
            {
                next = new LogPosition(block.CommitNumber, at);
                return false;
            }

            events.Add(new LogEvent(block.Events[at], After(block.CommitNumber, at, last)));
        }

        Skip(block.CommitNumber);
        return true;
    }

    /// <summary>Goes past a commit that nobody can read.</summary>
    public void Skip(long commitNumber) => next = new LogPosition(commitNumber + 1, 0);

    /// <summary>The page.</summary>
    /// <param name="end">The log's end, as it was when the page was begun.</param>
    /// <param name="isWhole">True when nothing is left up to there.</param>
    public LogPage ToPage(LogEnd end, bool isWhole) =>
        new(events, isWhole ? end.Position : next ?? from, Stamp.ToTime(end.Stamp));

    private static LogPosition After(long commitNumber, int at, int last) =>
        at == last ? new LogPosition(commitNumber + 1, 0) : new LogPosition(commitNumber, at + 1);
}
