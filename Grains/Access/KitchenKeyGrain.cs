using Orleans.Runtime;

namespace OrderGrains.Access;

/// <summary>A store's kitchen key, as the host sees it.</summary>
public sealed class KitchenKeyGrain(
    [PersistentState(KitchenKeyState.StateName, StorageNames.Ledger)] IPersistentState<KitchenKeyState> stored)
    : Grain, IKitchenKeyGrain
{
    /// <inheritdoc/>
    public async Task<int> Issue()
    {
        stored.State.Generation++;
        await stored.WriteStateAsync();
        return stored.State.Generation;
    }

    /// <inheritdoc/>
    public Task<int> Find() => Task.FromResult(stored.State.Generation);
}
