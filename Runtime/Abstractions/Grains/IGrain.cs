using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain, or a reference to one.</summary>
public interface IGrain : IAddressable;
