using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A persistent state, injected into a grain's constructor; read before the grain is activated.</summary>
/// <typeparam name="TState">The value's type; it has a parameterless constructor.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
