namespace OrderGrains.Ledger;

/// <summary>
/// One bucket's commit on its way: waits for a lane, or is part of what a lane has sent. Its result: true when it is
/// committed, false when another head was there.
/// </summary>
/// <param name="batch">The batch.</param>
/// <param name="sizeBytes">Its keys and values.</param>
internal sealed class PostgresCommit(CommitBatch batch, long sizeBytes) : StoreWork<bool>
{
    internal CommitBatch Batch => batch;

    internal long SizeBytes => sizeBytes;
}
