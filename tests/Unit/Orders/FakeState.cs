using OrderGrains.Ledger;
using Orleans.Runtime;

namespace OrderGrains.Tests.Orders;

/// <summary>A persisted state that keeps what each write committed; writes can be held back and can fail.</summary>
internal sealed class FakeState<TState>(TState state) : IPersistentState<TState>
    where TState : ICommitted
{
    private static readonly DateTimeOffset FirstStamp = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TState State { get; set; } = state;

    public List<CommitParts> Commits { get; } = [];

    public string? Etag { get; init; }

    public bool RecordExists => Commits.Count > 0;

    /// <summary>Set to hold writes back until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How many writes were issued, whether or not they have committed.</summary>
    public int Issued { get; private set; }

    /// <summary>Told of the state at each write that does not leave its row as it is.</summary>
    public Action<TState> OnState { get; set; } = static _ => { };

    public int InFlight { get; private set; }

    public int MostInFlight { get; private set; }

    public async Task WriteStateAsync()
    {
        CommitParts parts = State.TakeParts(FirstStamp.AddSeconds(Issued++));
        if (!parts.LeavesState)
        {
            OnState(State);
        }

        Task gate = Gate;
        InFlight++;
        MostInFlight = Math.Max(MostInFlight, InFlight);
        try
        {
            await gate;
            Commits.Add(parts);
        }
        finally
        {
            InFlight--;
        }
    }

    public Task ReadStateAsync() => Task.CompletedTask;

    public Task ClearStateAsync() => throw new NotSupportedException("No grain clears its state.");
}
