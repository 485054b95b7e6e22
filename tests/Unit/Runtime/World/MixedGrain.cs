using Orleans;
using Orleans.Concurrency;

namespace OrderGrains.Tests.Runtime;

[Reentrant]
internal sealed class MixedGrain(Gates gates) : Grain, IMixedGrain
{
    public async Task<string> Hold(string gate)
    {
        gates.Journal.Add($"{gate} begins");
        await gates.Wait(gate);
        gates.Journal.Add($"{gate} ends");
        return gate;
    }

    public Task<string> Chain(IReadOnlyList<string> path) =>
        CallChain.Next(GrainFactory, this.GetPrimaryKeyString(), path);

    public async Task<string> HoldAndChain(string gate, IReadOnlyList<string> path)
    {
        await gates.Wait(gate);
        return await Chain(path);
    }
}
