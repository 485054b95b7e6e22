using System.Collections.Concurrent;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>Calls, failures and times by grain type, since the start. Safe to use from anywhere.</summary>
internal sealed class CallStatistics
{
    private readonly ConcurrentDictionary<GrainType, CallTimes> types = new();

    /// <summary>Counts a call.</summary>
    public void Count(GrainType type, TimeSpan took, bool failed) =>
        types.GetOrAdd(type, static _ => new CallTimes()).Add(took, failed);

    /// <summary>The types that were called.</summary>
    public IReadOnlyDictionary<GrainType, CallTimes> Types => types;
}
