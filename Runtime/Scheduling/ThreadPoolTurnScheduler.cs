namespace OrderGrains.Runtime;

/// <summary>Runs turns on the thread pool: the only place that may touch it.</summary>
#pragma warning disable RS0030 // What starts here is what everything else starts through.
public sealed class ThreadPoolTurnScheduler : TurnScheduler
{
    /// <inheritdoc/>
#pragma warning disable RS0030 // This is the injected scheduler that the ban points to.
    public override void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, false);
#pragma warning restore RS0030
}
