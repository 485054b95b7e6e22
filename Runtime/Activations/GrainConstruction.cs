using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Runtime;

/// <summary>Hands a grain what its constructor asks for.</summary>
internal sealed class GrainConstruction(Activation activation) : IGrainConstruction
{
    private const string DefaultStorage = "Default";

    public IGrainContext Context => activation;

    public T Service<T>()
        where T : notnull => activation.ActivationServices.GetRequiredService<T>();

    public T? OptionalService<T>()
        where T : class => activation.ActivationServices.GetService<T>();

    public T KeyedService<T>(object key)
        where T : notnull => activation.ActivationServices.GetRequiredKeyedService<T>(key);

    public IPersistentState<T> PersistentState<T>(string stateName, string? storageName)
        where T : new()
    {
        IGrainStorage storage = KeyedService<IGrainStorage>(storageName ?? DefaultStorage);
        PersistentState<T> state = new(activation, storage, stateName);
        activation.Add(state);
        return state;
    }
}
