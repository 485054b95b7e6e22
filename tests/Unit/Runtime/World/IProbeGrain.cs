using Orleans;
using Orleans.Concurrency;

namespace OrderGrains.Tests.Runtime;

/// <summary>An ordinary grain to call: not reentrant, with every kind of method.</summary>
[Alias("test.IProbeGrain")]
public interface IProbeGrain : IGrainWithStringKey
{
    [Alias("Hold")]
    Task<string> Hold(string gate);

    [Alias("Look"), ReadOnly]
    Task<string> Look(string gate);

    [Alias("Peek"), AlwaysInterleave]
    Task<string> Peek(string gate);

    [Alias("Tell"), OneWay]
    Task Tell(string gate);

    [Alias("Value")]
    ValueTask<int> Value(int number);

    [Alias("Touch")]
    ValueTask Touch();

    [Alias("Fail")]
    Task Fail(string message);

    [Alias("FailSynchronously")]
    Task FailSynchronously(string message);

    [Alias("FailInconsistent")]
    Task FailInconsistent();

    [Alias("Chain")]
    Task<string> Chain(IReadOnlyList<string> path);

    [Alias("ChainReading"), ReadOnly]
    Task<string> ChainReading(IReadOnlyList<string> path);

    [Alias("EndSoon")]
    Task EndSoon();

    [Alias("Context")]
    Task<string> Context(string name);

    [Alias("CallFromLeftTurn")]
    Task<bool> StaysInTurn(string gate);

    [Alias("Leak")]
    Task Leak(string gate);
}
