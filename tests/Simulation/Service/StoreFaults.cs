using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// How the shared store behaves towards each process: slow, throttling, failing before or after the write, losing
/// requests or answers, delivering a request long after its caller gave up; away for some, or for all, or for one
/// bucket.
/// </summary>
internal sealed class StoreFaults(Random random)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LatestArrival = TimeSpan.FromSeconds(3);

    /// <summary>The longest way of a request, and of an answer.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Of a hundred calls, how many go wrong.</summary>
    public int Percent { get; set; }

    /// <summary>The processes' machines that cannot reach the store.</summary>
    public HashSet<string> CutOff { get; } = [];

    /// <summary>The buckets that nobody can reach.</summary>
    public HashSet<int> Away { get; } = [];

    /// <summary>True while nobody reaches anything.</summary>
    public bool IsDown { get; set; }

    /// <summary>Everything works again, and at once.</summary>
    public void Heal()
    {
        Percent = 0;
        CutOff.Clear();
        Away.Clear();
        IsDown = false;
    }

    public StoreFate Next(string machine, StoreCall call)
    {
        TimeSpan there = LongestDelay * random.NextDouble();
        TimeSpan back = there + (LongestDelay * random.NextDouble());
        bool isAway = IsDown || CutOff.Contains(machine) || Away.Contains(call.Bucket);
        if (!isAway && random.Next(100) >= Percent)
        {
            return new StoreFate(there, back, StoreFailure.None);
        }

        return random.Next(isAway ? 3 : 5) switch
        {
            0 => new StoreFate(null, back, StoreFailure.Unreachable),
            1 => new StoreFate(null, CallLimit, StoreFailure.Unknown),
            2 => new StoreFate(LatestArrival * random.NextDouble(), CallLimit / 2, StoreFailure.Unknown),
            3 => new StoreFate(null, back, StoreFailure.Throttled),
            _ => new StoreFate(there, back, StoreFailure.Unknown),
        };
    }
}
