namespace OrderGrains.Ledger;

/// <summary>A wait that can be cut short. Waited for by one loop; waking is safe from anywhere.</summary>
internal sealed class Wakeup(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource signal = NewSignal();

    /// <summary>Ends the wait, or the next one if there is none.</summary>
    public void Wake()
    {
        lock (gate)
        {
            signal.TrySetResult();
        }
    }

    /// <summary>Done after the time, or when it is woken.</summary>
    public async Task WaitAsync(TimeSpan limit)
    {
        TaskCompletionSource awaited = signal;
        await using ITimer timer = time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), awaited, limit, Timeout.InfiniteTimeSpan);
        await awaited.Task;
        lock (gate)
        {
            signal = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
