namespace OrderGrains.Runtime;

/// <summary>Runs turns on the thread pool: the only place that may touch it.</summary>
#pragma warning disable RS0030 // What starts here is what everything else starts through.
public sealed class ThreadPoolTurnScheduler : TurnScheduler
{
    /// <inheritdoc/>
    public override void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, false);
}
