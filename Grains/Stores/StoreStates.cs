using Orleans.Runtime;

namespace OrderGrains.Stores;

/// <summary>A store's two states and their writes. Belongs to its grain's turn; not thread-safe.</summary>
/// <param name="store">The settings.</param>
/// <param name="counters">The counters, with the reservations' rows.</param>
/// <param name="failed">Called when a write has failed and the activation has to go.</param>
public sealed class StoreStates(
    IPersistentState<StoreState> store, IPersistentState<CapacityState> counters, Action<Exception> failed)
{
    private readonly WriteCombiner storeWrites = new(() => store.WriteStateAsync(), failed);
    private readonly WriteCombiner counterWrites = new(() => counters.WriteStateAsync(), failed);

    /// <summary>The settings.</summary>
    public StoreState Store => store.State;

    /// <summary>The counters.</summary>
    public CapacityState Counters => counters.State;

    /// <summary>Completes when the settings up to now are committed.</summary>
    public Task SaveStore() => storeWrites.Save();

    /// <summary>Completes when the counters up to now are committed.</summary>
    public Task SaveCounters() => counterWrites.Save();

    /// <summary>Issues a write of the counters at once; see <see cref="WriteCombiner.SaveAtOnce"/>.</summary>
    public Task SaveCountersAtOnce() => counterWrites.SaveAtOnce();

    /// <summary>
    /// Completes when everything up to now is committed: what an answer was computed from is true then.
    /// </summary>
    public async Task Committed()
    {
        await storeWrites.Committed;
        await counterWrites.Committed;
    }
}
