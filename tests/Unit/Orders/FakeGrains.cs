using OrderGrains.Tests.Fakes;
using Orleans.Runtime;

namespace OrderGrains.Tests.Orders;

/// <summary>A factory that hands out what a test made.</summary>
internal sealed class FakeGrains(Func<string, object> find) : GrainsByKey
{
    public override TGrain GetGrain<TGrain>(string primaryKey, string? grainClassNamePrefix = null) =>
        (TGrain)find(primaryKey);

    public override TGrain GetGrain<TGrain>(GrainId grainId) => (TGrain)find(grainId.Key.ToString());
}
