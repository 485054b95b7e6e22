namespace OrderGrains.Ledger;

/// <summary>Some events of a bucket's log, in the order in which they were committed.</summary>
/// <param name="Events">The events; none: there was nothing new.</param>
/// <param name="Next">Where the next page begins.</param>
/// <param name="At">Everything before <paramref name="Next"/> was committed at this time or earlier.</param>
public sealed record LogPage(IReadOnlyList<LogEvent> Events, LogPosition Next, DateTimeOffset At)
{
    /// <summary>True when the log does not go back to where the page was to begin; there are no events then.</summary>
    public bool IsLost { get; init; }
}

/// <summary>An event of a log.</summary>
/// <param name="Event">The event.</param>
/// <param name="Next">The place after it.</param>
public readonly record struct LogEvent(OutboxEvent Event, LogPosition Next);
