using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>A grain that fails when two turns, or two requests, overlap.</summary>
[Alias("test.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Count")]
    Task Count();

    [Alias("Total")]
    Task<int> Total();
}
