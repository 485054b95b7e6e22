namespace OrderGrains.Orders;

/// <summary>Points in time that due messages are set for.</summary>
public static class Instant
{
    /// <summary>
    /// The next whole millisecond: stores keep microseconds, and a due message must not come back before the time that
    /// the state names.
    /// </summary>
    public static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        long past = time.UtcTicks % TimeSpan.TicksPerMillisecond;
        return new DateTimeOffset(
            past == 0 ? time.UtcTicks : time.UtcTicks - past + TimeSpan.TicksPerMillisecond, default);
    }

    /// <summary>The next whole millisecond; null for null.</summary>
    public static DateTimeOffset? RoundUp(DateTimeOffset? time) => time is { } value ? RoundUp(value) : null;
}
