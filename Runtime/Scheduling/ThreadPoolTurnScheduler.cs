namespace OrderGrains.Runtime;

/// <summary>Runs turns on the thread pool: the only place that may touch it.</summary>
public sealed class ThreadPoolTurnScheduler : TurnScheduler
{
    /// <inheritdoc/>
    public override void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, false);
}
