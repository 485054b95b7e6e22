using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>
/// Turns that run when the test says so, on the test's thread, in the order in which they were scheduled.
/// </summary>
internal sealed class ManualTurns : TurnScheduler
{
    private const int MaxTurns = 100_000;

    private readonly Queue<IThreadPoolWorkItem> ready = new();

    public override void Schedule(IThreadPoolWorkItem item) => ready.Enqueue(item);

    /// <summary>Runs turns until there are none.</summary>
    public void Run()
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        RunAll();
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    /// <summary>Runs one turn; the rest waits.</summary>
    public void RunOne() => ready.Dequeue().Execute();

    private void RunAll()
    {
        for (int left = MaxTurns; ready.TryDequeue(out IThreadPoolWorkItem? item); left--)
        {
            Assert.True(left > 0, $"The turns do not end after {MaxTurns}.");
            item.Execute();
        }
    }
}
