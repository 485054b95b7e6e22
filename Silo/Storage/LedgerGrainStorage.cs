using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// The ledger as the grains' storage, the same on both hosts. A write that is not committed surfaces as
/// <see cref="InconsistentStateException"/>: the host drops the activation, so that memory is never ahead of the store.
/// </summary>
public sealed class LedgerGrainStorage(LedgerHost host) : IGrainStorage
{
    /// <summary>The name that grains ask for.</summary>
    public const string Name = "ledger";

    // The head fences every write; a state's own tag only tells that it exists.
    private const string Exists = "1";

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        T? state = await host.Ledger.ReadStateAsync<T>(stateName, grainId.Key.ToString(), CancellationToken.None);
        grainState.RecordExists = state is not null;
        grainState.ETag = state is not null ? Exists : null;
        grainState.State = state ?? Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await CommitAsync(host.Ledger.WriteAsync(Owner(stateName, grainId), grainState.State));
        grainState.RecordExists = true;
        grainState.ETag = Exists;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await CommitAsync(host.Ledger.ClearAsync(Owner(stateName, grainId)));
        grainState.RecordExists = false;
        grainState.ETag = null;
    }

    private static LedgerOwner Owner(string stateName, GrainId grainId) =>
        new(grainId.Type.ToString()!, grainId.Key.ToString()!, stateName);

    private static async Task CommitAsync(Task commit)
    {
        try
        {
            await commit;
        }
        catch (InfrastructureException failure)
        {
            throw new InconsistentStateException(failure.Message, failure);
        }
    }
}
