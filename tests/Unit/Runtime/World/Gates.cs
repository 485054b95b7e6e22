namespace OrderGrains.Tests.Runtime;

/// <summary>What test grains wait for, and what they have done.</summary>
internal sealed class Gates
{
    private readonly Dictionary<string, TaskCompletionSource> gates = [];

    public List<string> Journal { get; } = [];

    public HashSet<string> Failing { get; } = [];

    public Task Wait(string name) => Gate(name).Task;

    public void Open(string name) => Gate(name).SetResult();

    private TaskCompletionSource Gate(string name)
    {
        if (!gates.TryGetValue(name, out TaskCompletionSource? gate))
        {
            gates[name] = gate = new TaskCompletionSource();
        }

        return gate;
    }
}
