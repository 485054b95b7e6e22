namespace OrderGrains.Silo;

/// <summary>Wakes whoever waits for buckets to come, go or change their owner. Safe to use from anywhere.</summary>
internal sealed class BucketNews(TimeProvider time)
{
    private TaskCompletionSource next = New();

    /// <summary>Something has changed.</summary>
    public void Tell() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>What completes at the next change: taken before looking, awaited after.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Waits for a change, but not past a limit.</summary>
    public async Task WaitAsync(Task change, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await change.WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Whoever waits looks again.
            return;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
