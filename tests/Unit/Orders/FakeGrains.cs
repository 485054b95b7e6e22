using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Tests.Orders;

/// <summary>A factory that hands out what a test made.</summary>
internal sealed class FakeGrains(Func<string, object> find) : IGrainFactory
{
    public TGrain GetGrain<TGrain>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrain : IGrainWithStringKey => (TGrain)find(primaryKey);

    public TGrain GetGrain<TGrain>(GrainId grainId)
        where TGrain : IAddressable => (TGrain)find(grainId.Key.ToString());
}
