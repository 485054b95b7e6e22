namespace OrderGrains.Stores;

/// <summary>
/// How many orders a second a store takes in: a supply that fills evenly and holds a second's worth. What is turned
/// away costs a comparison, so that a store that everybody wants does not keep the others waiting. In memory only: a
/// store that moves starts with a full supply. Belongs to its grain's turns; not thread-safe.
/// </summary>
/// <param name="perSecond">The most orders a second; 0: no limit.</param>
/// <param name="time">The clock.</param>
public sealed class AdmissionRate(int perSecond, TimeProvider time)
{
    /// <summary>
    /// The shortest time that a caller is told to wait: front ends turn orders away for that long by themselves.
    /// </summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    private double supply = perSecond;
    private long filledAt = time.GetTimestamp();

    /// <summary>Takes one order's share; null: taken, else when to try again.</summary>
    public TimeSpan? Take()
    {
        if (perSecond == 0)
        {
            return null;
        }

        long now = time.GetTimestamp();
        supply = Math.Min(perSecond, supply + (time.GetElapsedTime(filledAt, now).TotalSeconds * perSecond));
        filledAt = now;
        if (supply >= 1)
        {
            supply--;
            return null;
        }

        TimeSpan wait = TimeSpan.FromSeconds((1 - supply) / perSecond);
        return wait > ShortestWait ? wait : ShortestWait;
    }
}
