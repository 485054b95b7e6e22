using System.Runtime.CompilerServices;

namespace OrderGrains.Runtime;

/// <summary>
/// Asynchronous work of the runtime itself: it starts on the scheduler, outside of any grain's turn, and a failure that
/// it did not handle is not lost.
/// </summary>
internal sealed class BackgroundWork(Func<Task> work) : IThreadPoolWorkItem
{
    /// <summary>Starts the work soon.</summary>
    public static void Start(TurnScheduler scheduler, Func<Task> work) => scheduler.Schedule(new BackgroundWork(work));

    /// <summary>Called by the scheduler only.</summary>
    public void Execute() => Run(work);

    /// <summary>Runs work now, until it first waits, without the context of who happens to be here.</summary>
    public static void Run(Func<Task> work)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Watch(work());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Makes a failure that nobody handled visible.</summary>
    public static void Watch(Task task)
    {
        TaskAwaiter awaiter = task.GetAwaiter();
        if (awaiter.IsCompleted)
        {
            awaiter.GetResult();
        }
        else
        {
            awaiter.UnsafeOnCompleted(awaiter.GetResult);
        }
    }
}
