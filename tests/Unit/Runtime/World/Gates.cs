using System.Collections.Concurrent;

namespace OrderGrains.Tests.Runtime;

/// <summary>What test grains wait for, and what they have done.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();

    public List<string> Journal { get; } = [];

    public HashSet<string> Failing { get; } = [];

    public Task Wait(string name) => Gate(name).Task;

    public void Open(string name) => Gate(name).SetResult();

    // Grains and tests may ask for one at the same moment.
    private TaskCompletionSource Gate(string name) => gates.GetOrAdd(name, static _ => new TaskCompletionSource());
}
