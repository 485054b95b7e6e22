namespace OrderGrains.Runtime;

/// <summary>
/// Tells those who wait that something has happened. Scheduled, not set, so that they go on outside of whatever turn
/// or lock it happened in.
/// </summary>
internal sealed class Signal : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource happened = new();

    /// <summary>Completes after it has happened.</summary>
    public Task Happened => happened.Task;

    /// <summary>Called by the scheduler only.</summary>
    public void Execute() => happened.TrySetResult();
}
