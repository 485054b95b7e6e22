namespace OrderGrains.Ledger;

/// <summary>Counts pieces of work that must end before their bucket moves. Safe to call from anywhere.</summary>
internal sealed class WorkUnderWay
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;
    private volatile bool stopped;

    /// <summary>True once no more work may begin.</summary>
    public bool IsStopped => stopped;

    /// <summary>A piece of work begins; false when it may not.</summary>
    public bool TryBegin()
    {
        lock (gate)
        {
            count += stopped ? 0 : 1;
            return !stopped;
        }
    }

    /// <summary>A piece of work has ended.</summary>
    public void End()
    {
        lock (gate)
        {
            count--;
            EndIfIdle();
        }
    }

    /// <summary>Lets no more work begin.</summary>
    /// <returns>Done when all of it has ended.</returns>
    public async Task StopAsync()
    {
        lock (gate)
        {
            stopped = true;
            EndIfIdle();
        }

        // Awaited here, and not by whoever combines tasks: that would go on outside the injected scheduler.
        await ended.Task;
    }

    private void EndIfIdle()
    {
        if (stopped && count == 0)
        {
            ended.TrySetResult();
        }
    }
}
