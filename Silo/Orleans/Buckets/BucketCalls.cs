namespace OrderGrains.Silo;

/// <summary>The calls under way on one bucket's grains. Safe to use from anywhere.</summary>
internal sealed class BucketCalls
{
    private readonly Lock gate = new();
    private int running;
    private TaskCompletionSource? drained;

    /// <summary>True while the bucket is about to leave.</summary>
    public bool IsDraining => Volatile.Read(ref drained) is not null;

    /// <summary>A call begins, unless the bucket is draining and the call comes from outside of any drain.</summary>
    public bool TryEnter(bool isInsideDrain)
    {
        lock (gate)
        {
            if (drained is not null && !isInsideDrain)
            {
                return false;
            }

            running++;
            return true;
        }
    }

    /// <summary>A call has ended.</summary>
    public void Leave()
    {
        lock (gate)
        {
            running--;
            CompleteIfIdle();
        }
    }

    /// <summary>Lets no more in. Done once none has been under way; cancelled when it is called off before.</summary>
    public Task DrainAsync()
    {
        lock (gate)
        {
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            CompleteIfIdle();
            return drained.Task;
        }
    }

    /// <summary>Lets all in again; a drain that has not come to its end is called off.</summary>
    public void Settle()
    {
        lock (gate)
        {
            drained?.TrySetCanceled();
            drained = null;
        }
    }

    private void CompleteIfIdle()
    {
        if (running == 0)
        {
            drained?.TrySetResult();
        }
    }
}
