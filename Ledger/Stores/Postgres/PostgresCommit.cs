namespace OrderGrains.Ledger;

/// <summary>One bucket's commit on its way: waits for a lane, or is part of what a lane has sent.</summary>
/// <param name="batch">The batch.</param>
/// <param name="sizeBytes">Its keys and values.</param>
internal sealed class PostgresCommit(CommitBatch batch, long sizeBytes)
{
    private readonly TaskCompletionSource<bool> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _isTaken;

    internal CommitBatch Batch => batch;

    internal long SizeBytes => sizeBytes;

    /// <summary>True when it is committed, false when another head was there.</summary>
    internal Task<bool> Result => _result.Task;

    /// <summary>Claims it, for doing or for cancelling it; false when that has happened already.</summary>
    internal bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    internal void Complete(bool isCommitted) => _result.TrySetResult(isCommitted);

    internal void Fail(Exception exception) => _result.TrySetException(exception);

    internal void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            _result.SetCanceled(cancellationToken);
        }
    }
}
