using System.Text.Json;
using OrderGrains.Json;

namespace OrderGrains.Stores;

/// <summary>
/// What a store does with its settings, apart from its host. Belongs to its grain's turns; not thread-safe.
/// </summary>
/// <param name="key">The store.</param>
/// <param name="states">Its states and their writes.</param>
/// <param name="desk">Where orders are decided by the settings.</param>
/// <param name="time">The clock that pauses are measured by.</param>
public sealed class StoreOffice(EntityKey key, StoreStates states, StoreDesk desk, TimeProvider time)
{
    /// <inheritdoc cref="IStoreGrain.Create"/>
    public Task<StoreResult> Create(StoreSettings settings)
    {
        if (states.Store.Settings is { } existing)
        {
            return IsSame(existing, settings) ? Answer() : Refuse(StoreRefusals.Duplicate(states.Store.Version));
        }

        if (StoreSettingsCheck.Refuse(settings) is { } refusal)
        {
            return Refuse(refusal);
        }

        states.Store.Create(key, settings, time.GetUtcNow());
        return Apply(settings);
    }

    /// <inheritdoc cref="IStoreGrain.Configure"/>
    public Task<StoreResult> Configure(StoreSettings settings, long? expectedVersion)
    {
        StoreState store = states.Store;
        if (store.Settings is null)
        {
            return Refuse(StoreRefusals.NotFound());
        }

        if (expectedVersion is { } expected && expected != store.Version)
        {
            return Refuse(StoreRefusals.VersionMismatch(expected, store.Version));
        }

        if (StoreSettingsCheck.Refuse(settings) is { } refusal)
        {
            return Refuse(refusal with { Version = store.Version });
        }

        store.Configure(key, settings, time.GetUtcNow());
        return Apply(settings);
    }

    /// <inheritdoc cref="IStoreGrain.Pause"/>
    public async Task<StoreResult> Pause(DateTimeOffset? until)
    {
        if (states.Store.Settings is null)
        {
            return await Refuse(StoreRefusals.NotFound());
        }

        states.Store.Pause(key, until, time.GetUtcNow());
        await states.SaveStore();
        return await Answer();
    }

    /// <summary>The time has come when a pause or a snooze ends: who follows the store is told.</summary>
    public Task Reopen(DateTimeOffset dueAt)
    {
        DateTimeOffset now = time.GetUtcNow();
        return states.Store.Reopen(key, dueAt > now ? dueAt : now) ? states.SaveStore() : states.Committed();
    }

    /// <summary>The store as it is committed; null when there is none.</summary>
    public async Task<StoreView?> Find()
    {
        StoreView? view = desk.View();
        await states.Committed();
        return view;
    }

    private async Task<StoreResult> Apply(StoreSettings settings)
    {
        desk.Rules = new StoreRules(settings);
        StoreView? view = desk.View();
        await states.SaveStore();
        await states.Committed();
        return new StoreResult { Store = view };
    }

    private async Task<StoreResult> Answer() => new() { Store = await Find() };

    private async Task<StoreResult> Refuse(Refusal refusal)
    {
        await states.Committed();
        return new StoreResult { Refusal = refusal };
    }

    private static bool IsSame(StoreSettings one, StoreSettings other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, StoreJson.Default.StoreSettings).AsSpan().SequenceEqual(
            JsonSerializer.SerializeToUtf8Bytes(other, StoreJson.Default.StoreSettings));
}
