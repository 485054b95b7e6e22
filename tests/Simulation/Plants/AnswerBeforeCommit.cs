using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Simulation;

/// <summary>A grain's write counts as done once it is queued.</summary>
internal sealed class AnswerBeforeCommit : PlantedBug
{
    public override void Infect(IServiceCollection services) => services.AddKeyedSingleton<IGrainStorage>(
        LedgerGrainStorage.Name,
        static (provider, _) => new HastyStorage(new LedgerGrainStorage(provider.GetRequiredService<LedgerHost>())));

    private sealed class HastyStorage(IGrainStorage ledger) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            ledger.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Task write = ledger.WriteStateAsync(stateName, grainId, grainState);
            return write.IsFaulted ? write : Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            ledger.ClearStateAsync(stateName, grainId, grainState);
    }
}
