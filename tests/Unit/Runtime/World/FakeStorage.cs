using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Tests.Runtime;

/// <summary>A storage in memory whose writes may be held back or fail.</summary>
internal sealed class FakeStorage : IGrainStorage
{
    private readonly Dictionary<string, object> records = [];

    public List<TaskCompletionSource> HeldWrites { get; } = [];

    public bool HoldsWrites { get; set; }

    public bool FailsWrites { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = records.TryGetValue($"{grainId}:{stateName}", out object? record);
        if (grainState.RecordExists)
        {
            grainState.State = (T)record!;
            grainState.ETag = "1";
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (FailsWrites)
        {
            throw new InconsistentStateException("The write has failed.");
        }

        records[$"{grainId}:{stateName}"] = grainState.State!;
        if (HoldsWrites)
        {
            TaskCompletionSource held = new();
            HeldWrites.Add(held);
            await held.Task;
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        records.Remove($"{grainId}:{stateName}");
        return Task.CompletedTask;
    }
}
