using System.Diagnostics;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Tests.Runtime;

internal sealed class ProbeGrain(Gates gates) : Grain, IProbeGrain
{
    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        gates.Journal.Add($"activate {Key}");
        if (Key.StartsWith("slow", StringComparison.Ordinal))
        {
            await gates.Wait("activate " + Key);
        }

        if (gates.Failing.Contains(Key))
        {
            throw new InvalidOperationException($"{Key} cannot be activated.");
        }

        if (Key.StartsWith("cyclic", StringComparison.Ordinal))
        {
            await GrainFactory.GetGrain<IProbeGrain>("other").Chain(["probe:" + Key]);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gates.Journal.Add($"deactivate {Key} {reason.ReasonCode}");
        if (Key.StartsWith("lingering", StringComparison.Ordinal))
        {
            await gates.Wait("deactivate " + Key);
        }

        gates.Journal.Add($"gone {Key}");
    }

    public Task<string> Hold(string gate) => Pass(gate);

    public Task<string> Look(string gate) => Pass(gate);

    public Task<string> Peek(string gate) => Pass(gate);

    public Task Tell(string gate) => Pass(gate);

    public ValueTask<int> Value(int number) => ValueTask.FromResult(number + 1);

    public ValueTask Touch() => ValueTask.CompletedTask;

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task FailSynchronously(string message) => throw new InvalidOperationException(message);

    public Task FailInconsistent() => throw new InconsistentStateException("In doubt.");

    public Task<string> Chain(IReadOnlyList<string> path) => CallChain.Next(GrainFactory, Key, path);

    public Task<string> ChainReading(IReadOnlyList<string> path) => CallChain.Next(GrainFactory, Key, path);

    public Task EndSoon()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<string> Context(string name)
    {
        await Task.Yield();
        return $"{RequestContext.Get(name)}|{Activity.Current?.OperationName}";
    }

    public async Task<bool> StaysInTurn(string gate)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        await gates.Wait(gate);
        return before is not null && ReferenceEquals(before, SynchronizationContext.Current);
    }

    public Task Leak(string gate)
    {
        // A method that is not async changes the context of its own turn; nothing else may see it.
        RequestContext.Set("leak", gate);
        return Task.CompletedTask;
    }

    private async Task<string> Pass(string gate)
    {
        gates.Journal.Add($"{gate} begins");
        await gates.Wait(gate);
        gates.Journal.Add($"{gate} ends");
        return gate;
    }
}
