using Orleans;

namespace OrderGrains.Tests.Runtime;

/// <summary>An interface that no class implements.</summary>
[Alias("test.IUnimplementedGrain")]
public interface IUnimplementedGrain : IGrainWithStringKey;
