using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>A store that is slow, throttles, fails before or after the write, as the seed says.</summary>
internal sealed class SeededFaults(Random random, VirtualTime time, TraceHash trace) : IStoreFaults
{
    private const int MaxDelayMilliseconds = 40;

    /// <summary>Of a hundred calls, how many go wrong.</summary>
    public int Percent { get; set; }

    /// <summary>Holds a call back and says how it ends then; null: not this call.</summary>
    public Func<StoreCall, Task<StoreFault>?> Hold { get; set; } = static _ => null;

    public async ValueTask<StoreFault> NextAsync(StoreCall call, CancellationToken cancellationToken)
    {
        int delay = random.Next(MaxDelayMilliseconds);
        StoreFault fault = random.Next(100) < Percent
            ? (StoreFault)random.Next((int)StoreFault.FailBefore, (int)StoreFault.Hang)
            : StoreFault.None;
        trace.Add((long)call.Kind);
        trace.Add((long)fault);
        if (call.Batch is { } batch)
        {
            Add(batch);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(delay), time, cancellationToken);
        return Hold(call) is { } held ? await held.WaitAsync(cancellationToken) : fault;
    }

    private void Add(CommitBatch batch)
    {
        trace.Add(batch.Next.CommitNumber);
        foreach (RowOperation operation in batch.Operations)
        {
            trace.Add(operation.Key);
            trace.Add(operation.Value?.Length ?? -1);
        }
    }
}
