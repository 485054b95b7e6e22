namespace OrderGrains.Ledger;

/// <summary>Times as the ledger stores them: microseconds since 1970 (UTC).</summary>
public static class Stamp
{
    /// <summary>The time's stamp, rounded down.</summary>
    public static long From(DateTimeOffset time) =>
        (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time's stamp, rounded up: what is due at a stamp is never delivered early.</summary>
    public static long RoundUp(DateTimeOffset time) => From(time.AddTicks(TimeSpan.TicksPerMicrosecond - 1));

    /// <summary>The stamp's time.</summary>
    public static DateTimeOffset ToTime(long stamp) =>
        new((stamp * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks, TimeSpan.Zero);
}
