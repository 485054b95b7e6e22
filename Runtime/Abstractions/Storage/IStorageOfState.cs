namespace Orleans.Core;

/// <summary>A stored record of a grain, with its value in memory.</summary>
/// <typeparam name="TState">The value's type.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The value; a new one when there is no record.</summary>
    TState State { get; set; }
}
