using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>What the consumers of streams have in common.</summary>
[Alias("test.IConsumerGrain")]
public interface IConsumerGrain : IGrainWithStringKey
{
    [Alias("EndSoon")]
    Task EndSoon();
}
