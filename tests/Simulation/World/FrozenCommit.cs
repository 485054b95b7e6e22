using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Holds back the first commit that writes a row, until it is thawed. Everything else goes on, apart from what waits in
/// the same bucket.
/// </summary>
internal sealed class FrozenCommit(string rowKey)
{
    private readonly TaskCompletionSource<StoreFault> thawed = new();
    private Guid? batchId;

    /// <summary>True once the commit has come and is held.</summary>
    public bool IsHeld => batchId is not null;

    /// <summary>
    /// Lets the commit end. A failure stays one however often it is tried again; a lost answer is lost once.
    /// </summary>
    public void Thaw(StoreFault ending) => thawed.SetResult(ending);

    /// <summary>For <see cref="SeededFaults.Hold"/>.</summary>
    public Task<StoreFault>? Hold(StoreCall call)
    {
        if (call.Batch is not { } batch)
        {
            return null;
        }

        if (batchId is null && batch.Operations.Any(operation => operation.Key == rowKey))
        {
            batchId = batch.Next.BatchId;
        }

        bool isOver = thawed.Task.IsCompletedSuccessfully && thawed.Task.Result != StoreFault.FailBefore;
        return batch.Next.BatchId == batchId && !isOver ? thawed.Task : null;
    }
}
