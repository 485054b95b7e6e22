namespace OrderGrains.Ledger;

/// <summary>
/// What a store is asked for and does later: it waits, until it is taken to be done or its caller gives it up,
/// whichever comes first. Safe to call from anywhere.
/// </summary>
internal abstract class StoreWork<TResult>
{
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _isTaken;

    /// <summary>Waits for the result. The token takes waiting work out; once taken it is carried through.</summary>
    internal async Task<TResult> WaitAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration =
            cancellationToken.UnsafeRegister(_ => Cancel(cancellationToken), null);
        return await _result.Task;
    }

    /// <summary>Claims the work, for doing or for cancelling it; false when that has happened already.</summary>
    internal bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    internal void Complete(TResult result) => _result.SetResult(result);

    internal void Fail(Exception exception) => _result.SetException(exception);

    private void Cancel(CancellationToken cancellationToken)
    {
        if (TryTake())
        {
            _result.SetCanceled(cancellationToken);
        }
    }
}
