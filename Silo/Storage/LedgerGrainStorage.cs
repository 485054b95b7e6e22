using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// The ledger as the grains' storage, the same on both hosts. A write that is not known to be committed surfaces as
/// <see cref="InconsistentStateException"/>: the host drops the activation, so that memory is never ahead of the store.
/// A state's tag is the epoch in which its bucket was held when it was read: after a move it writes nothing more.
/// </summary>
public sealed class LedgerGrainStorage(LedgerHost host) : IGrainStorage
{
    /// <summary>The name that grains ask for.</summary>
    public const string Name = "ledger";

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        (T? state, long epoch) = await host.Ledger.LoadStateAsync<T>(
            stateName, grainId.Key.ToString()!, CancellationToken.None);
        grainState.RecordExists = state is not null;
        grainState.ETag = epoch.ToString(CultureInfo.InvariantCulture);
        grainState.State = state ?? Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await host.Ledger.WriteAsync(Owner(stateName, grainId, grainState.ETag), grainState.State);
        }
        catch (InfrastructureException failure)
        {
            throw InDoubt(failure);
        }

        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await host.Ledger.ClearAsync(Owner(stateName, grainId, grainState.ETag));
        }
        catch (InfrastructureException failure)
        {
            throw InDoubt(failure);
        }

        grainState.RecordExists = false;
    }

    private static LedgerOwner Owner(string stateName, GrainId grainId, string? tag) =>
        new(grainId.Type.ToString()!, grainId.Key.ToString()!, stateName)
        {
            Epoch = tag is null ? null : long.Parse(tag, CultureInfo.InvariantCulture),
        };

    // Also when the ledger refused the write at once: the state in memory has changed already. Whether it may have been
    // committed all the same is told by the cause, which travels with it.
    private static InconsistentStateException InDoubt(InfrastructureException failure) =>
        new(failure.Message, failure);
}
