using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Notifications;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Simulation;

/// <summary>A consumer of events that comes back to memory has forgotten which ones it has taken in.</summary>
internal sealed class NoDedup : PlantedBug
{
    public override void Infect(IServiceCollection services) => services.AddKeyedSingleton<IGrainStorage>(
        LedgerGrainStorage.Name,
        static (provider, _) =>
            new ForgetfulStorage(new LedgerGrainStorage(provider.GetRequiredService<LedgerHost>())));

    private sealed class ForgetfulStorage(IGrainStorage ledger) : IGrainStorage
    {
        public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            await ledger.ReadStateAsync(stateName, grainId, grainState);
            if (grainState.State is NotificationState notifications)
            {
                notifications.LastSequence = 0;
            }
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            ledger.WriteStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            ledger.ClearStateAsync(stateName, grainId, grainState);
    }
}
