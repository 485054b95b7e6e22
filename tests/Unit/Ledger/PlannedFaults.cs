using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

/// <summary>Faults for the next commits, in order; none after them. Remembers every batch.</summary>
internal sealed class PlannedFaults : IStoreFaults
{
    private readonly Queue<StoreFault> commits = new();

    public List<CommitBatch> Batches { get; } = [];

    /// <summary>Commits wait until this is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public void Plan(params StoreFault[] faults)
    {
        foreach (StoreFault fault in faults)
        {
            commits.Enqueue(fault);
        }
    }

    public async ValueTask<StoreFault> NextAsync(StoreCall call, CancellationToken cancellationToken)
    {
        if (call.Kind != StoreCallKind.Commit)
        {
            return StoreFault.None;
        }

        Batches.Add(call.Batch!);
        await Gate;
        return commits.TryDequeue(out StoreFault fault) ? fault : StoreFault.None;
    }
}
