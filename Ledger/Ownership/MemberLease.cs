namespace OrderGrains.Ledger;

/// <summary>
/// Until when this silo may answer, on its own monotonic clock, which also runs while the process is stopped. Safe to
/// read from anywhere.
/// </summary>
internal sealed class MemberLease(TimeProvider time, TimeSpan length)
{
    private readonly long ticks = (long)(length.TotalSeconds * time.TimestampFrequency);
    private long until = long.MinValue;

    /// <summary>True while the silo may answer.</summary>
    public bool IsValid => time.GetTimestamp() < Volatile.Read(ref until);

    /// <summary>How long ago the lease has run out; null: it lasts, or there was none.</summary>
    public TimeSpan? Overdue
    {
        get
        {
            long end = Volatile.Read(ref until);
            return end == long.MinValue || IsValid ? null : time.GetElapsedTime(end);
        }
    }

    /// <summary>A renewal has succeeded that was sent at a time: nobody has waited longer than since then.</summary>
    public void Renewed(long sentAt) => Volatile.Write(ref until, sentAt + ticks);

    /// <summary>The silo may not answer any more.</summary>
    public void End() => Volatile.Write(ref until, long.MinValue);
}
