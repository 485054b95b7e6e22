using Orleans;
using Orleans.Storage;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

internal sealed class TallyGrain(Tally tally, Gates gates) : Grain, ITallyGrain
{
    public async Task<int> Note(string call)
    {
        await Task.Yield();
        return tally.Add(call);
    }

    public async Task<string?> NoteAfter(string call, string gate)
    {
        tally.Add(call);
        await gates.Wait(gate);
        return gate;
    }

    public Task NoteLater(string call)
    {
        tally.Add(call);
        return Task.CompletedTask;
    }

    public Task<string?> Nothing() => Task.FromResult<string?>(null);

    public Task<byte[]> Fill(byte[] bytes, int size) => Task.FromResult(new byte[size]);

    public Task Fail(string kind) => throw (kind switch
    {
        "overloaded" => new GrainOverloadedException("full"),
        "inconsistent" => new InconsistentStateException("doubt", new TimeoutException("slow")),
        "argument" => new ArgumentException("wrong"),
        "registered" => new FileNotFoundException("gone"),
        "cancelled" => new OperationCanceledException("stop"),
        _ => new FormatException("odd"),
    });
}
