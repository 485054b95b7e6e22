using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>The store takes a commit whatever head it finds.</summary>
internal sealed class NoFence : PlantedBug
{
    public override CommitBatch Commit(CommitBatch batch, Head? found, bool isAnswerLost) =>
        batch.Bucket < 0 ? batch : batch with { Expected = found };
}
