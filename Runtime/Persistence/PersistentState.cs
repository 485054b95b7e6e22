using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Runtime;

/// <summary>
/// A persistent state, straight to its storage: nothing is queued here, so a write may begin while another is in
/// flight. To be used from the grain's own turns only.
/// </summary>
internal sealed class PersistentState<T>(Activation activation, IGrainStorage storage, string stateName)
    : IPersistentState<T>, IActivationState, IGrainState<T>
    where T : new()
{
    private T? state;

    public T State
    {
        get => state ??= new T();
        set => state = value;
    }

    public string? Etag { get; private set; }

    public bool RecordExists { get; private set; }

    T? IGrainState<T>.State
    {
        get => State;
        set => state = value;
    }

    string? IGrainState<T>.ETag
    {
        get => Etag;
        set => Etag = value;
    }

    bool IGrainState<T>.RecordExists
    {
        get => RecordExists;
        set => RecordExists = value;
    }

    public Task ReadStateAsync() => Watch(storage.ReadStateAsync(stateName, activation.GrainId, this));

    public Task WriteStateAsync() => Watch(storage.WriteStateAsync(stateName, activation.GrainId, this));

    public Task ClearStateAsync() => Watch(storage.ClearStateAsync(stateName, activation.GrainId, this));

    private Task Watch(Task task) => task.IsCompletedSuccessfully ? task : WatchPending(task);

    private async Task WatchPending(Task task)
    {
        try
        {
            await task;
        }
        catch (InconsistentStateException failure)
        {
            activation.Drop(failure);
            throw;
        }
    }
}
