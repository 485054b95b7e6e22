namespace OrderGrains.Runtime;

/// <summary>Deactivates grains as they become idle, until there are none or the time is over.</summary>
internal sealed class GracefulStop(GrainRuntime runtime, CancellationToken cancellationToken) : IThreadPoolWorkItem
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly TaskCompletionSource ended = new();
    private readonly long startedAt = runtime.Time.GetTimestamp();
    private ITimer? clock;

    /// <summary>Completes when the stop is over.</summary>
    public Task Ended => ended.Task;

    /// <summary>Begins.</summary>
    public void Start()
    {
        clock = runtime.Time.CreateTimer(
            static state => ((GracefulStop)state!).Elapsed(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Elapsed();
    }

    /// <summary>Looks once at all activations; called by the scheduler only.</summary>
    public void Execute()
    {
        bool isOver = runtime.ActivationCount == 0
            || cancellationToken.IsCancellationRequested
            || runtime.Time.GetElapsedTime(startedAt) >= runtime.Options.StopTimeout;
        if (isOver)
        {
            clock!.Dispose();
            runtime.AbandonRest();
            ended.TrySetResult();
        }
        else
        {
            runtime.DeactivateIdle();
            clock!.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Elapsed() => runtime.Scheduler.Schedule(this);
}
