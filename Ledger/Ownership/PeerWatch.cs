namespace OrderGrains.Ledger;

/// <summary>
/// Watches the heartbeats of the other silos. A silo is dead once its same beat was read for the whole lease, on this
/// silo's monotonic clock; one that joins owns nothing that anybody waits for, and is dead after four. While reads or
/// own renewals fail, nothing is known about anybody: then all get a fresh lease. Used by one loop.
/// </summary>
internal sealed class PeerWatch(TimeProvider time, TimeSpan lease)
{
    // A process that starts compiles its code, which takes seconds on a busy machine.
    private const int LeasesToJoin = 4;

    // So long without news, and silence may be the store's: what is left of the lease would not do to renew it.
    private readonly TimeSpan maxGap = lease * 2 / 3;
    private readonly Dictionary<string, (long Beat, long FirstSeenAt)> seen = new(StringComparer.Ordinal);
    private long lastReadAt = time.GetTimestamp();
    private long lastRenewedAt = time.GetTimestamp();

    /// <summary>The members were read.</summary>
    public void Read(IReadOnlyList<SiloMember> members)
    {
        long now = time.GetTimestamp();
        if (time.GetElapsedTime(lastReadAt, now) > maxGap || time.GetElapsedTime(lastRenewedAt, now) > maxGap)
        {
            seen.Clear();
        }

        lastReadAt = now;
        foreach (string gone in seen.Keys.Where(id => members.All(member => member.Id != id)).ToArray())
        {
            seen.Remove(gone);
        }

        foreach (SiloMember member in members)
        {
            if (!seen.TryGetValue(member.Id, out (long Beat, long) last) || last.Beat != member.Beat)
            {
                seen[member.Id] = (member.Beat, now);
            }
        }
    }

    /// <summary>This silo's own lease was renewed.</summary>
    public void Renewed(long sentAt) => lastRenewedAt = Math.Max(lastRenewedAt, sentAt);

    /// <summary>True when the silo has been silent for too long.</summary>
    public bool IsDead(SiloMember member) =>
        SilentFor(member.Id) >= (member.State == SiloState.Joining ? lease * LeasesToJoin : lease);

    /// <summary>How long the silo has been silent, as far as is known.</summary>
    public TimeSpan SilentFor(string id) =>
        seen.TryGetValue(id, out (long Beat, long FirstSeenAt) last)
            ? time.GetElapsedTime(last.FirstSeenAt, lastReadAt)
            : TimeSpan.Zero;

    /// <summary>Starts anew.</summary>
    public void Forget()
    {
        seen.Clear();
        lastReadAt = lastRenewedAt = time.GetTimestamp();
    }
}
