namespace OrderGrains.Runtime;

/// <summary>Runs turns on the thread pool: the only place that may touch it.</summary>
public sealed class ThreadPoolTurnScheduler : TurnScheduler
{
    /// <inheritdoc/>
#pragma warning disable RS0030 // This is the injected scheduler that the ban points to.
    public override void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, false);
#pragma warning restore RS0030
}
