using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>A reentrant grain to call.</summary>
[Alias("test.IMixedGrain")]
public interface IMixedGrain : IGrainWithStringKey
{
    [Alias("Hold")]
    Task<string> Hold(string gate);

    [Alias("Chain")]
    Task<string> Chain(IReadOnlyList<string> path);

    [Alias("HoldAndChain")]
    Task<string> HoldAndChain(string gate, IReadOnlyList<string> path);
}
