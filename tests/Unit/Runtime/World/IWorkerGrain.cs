using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>A stateless worker.</summary>
[Alias("test.IWorkerGrain")]
public interface IWorkerGrain : IGrainWithStringKey
{
    [Alias("Work")]
    Task<int> Work(string gate);
}
