namespace OrderGrains.Ledger;

/// <summary>What the writer's thread is asked to do: commit a batch or, without one, heal.</summary>
internal sealed class SqliteWork(CommitBatch? batch)
{
    private readonly TaskCompletionSource<HeadMismatch?> _result =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _isTaken;

    internal CommitBatch? Batch => batch;

    internal Task<HeadMismatch?> Result => _result.Task;

    /// <summary>Claims the work, for doing or for cancelling it; false when that has happened already.</summary>
    internal bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    internal void Complete(HeadMismatch? mismatch) => _result.SetResult(mismatch);

    internal void Fail(Exception exception) => _result.SetException(exception);

    internal void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            _result.SetCanceled(cancellationToken);
        }
    }
}
