using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Tests.Fakes;

/// <summary>A factory of grains with string keys, whatever else the host's factory can do.</summary>
internal abstract class GrainsByKey : IGrainFactory
{
    public abstract TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    public virtual TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();
}
