using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Gives references to grains; a grain need not exist or be active for that. Safe to call from anywhere.
/// </summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain that implements the interface and has the key.</summary>
    /// <param name="primaryKey">The key.</param>
    /// <param name="grainClassNamePrefix">
    /// The beginning of the class's full name, where several classes implement the interface.
    /// </param>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to any grain, of whatever class, through an interface that it implements.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;
}
