using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>What a grain is constructed from. Valid during the construction only.</summary>
public interface IGrainConstruction
{
    /// <summary>The grain's activation.</summary>
    IGrainContext Context { get; }

    /// <summary>A service.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    T Service<T>()
        where T : notnull;

    /// <summary>A service, or null when it is not registered.</summary>
    T? OptionalService<T>()
        where T : class;

    /// <summary>A keyed service.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    T KeyedService<T>(object key)
        where T : notnull;

    /// <summary>A persistent state, read before the grain is activated.</summary>
    IPersistentState<T> PersistentState<T>(string stateName, string? storageName)
        where T : new();
}
