namespace OrderGrains.Ledger;

/// <summary>What the writer's thread is asked to do: commit a batch or, without one, heal.</summary>
internal sealed class SqliteWork(CommitBatch? batch) : StoreWork<HeadMismatch?>
{
    internal CommitBatch? Batch => batch;
}
