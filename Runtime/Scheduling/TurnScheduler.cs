namespace OrderGrains.Runtime;

/// <summary>
/// Runs the turns of activations. Everything that the runtime does starts here, so that a scheduler that picks the next
/// turn by a seed makes a whole run repeatable. Safe to call from anywhere.
/// </summary>
public abstract class TurnScheduler
{
    /// <summary>Runs the item soon, once, on any thread, with the default execution context.</summary>
    public abstract void Schedule(IThreadPoolWorkItem item);

    /// <summary>Runs the item after everything else that waits: it has had its share.</summary>
    public virtual void Reschedule(IThreadPoolWorkItem item) => Schedule(item);
}
