using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// What is tried again after an unknown outcome is more than what was tried first, under the same identity: the first
/// try of a commit whose answer is lost carries only the first half of its rows.
/// </summary>
internal sealed class BatchChangedOnRetry : PlantedBug
{
    public override CommitBatch Commit(CommitBatch batch, Head? found, bool isAnswerLost) =>
        isAnswerLost && batch.Bucket >= 0
            ? batch with { Operations = [.. batch.Operations.Take(batch.Operations.Count / 2)] }
            : batch;
}
