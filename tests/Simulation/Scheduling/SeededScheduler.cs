namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Runs all work of a simulated process on one thread, in an order that the seed decides. Work that reaches another
/// thread is a leak in the code under test, and fails the run.
/// </summary>
internal sealed class SeededScheduler(Random random, VirtualTime time, TraceHash trace) : TaskScheduler
{
    private readonly List<Action> ready = [];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private string? leak;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Adds work of any kind.</summary>
    public void Add(Action work)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            leak ??= Environment.StackTrace;
            return;
        }

        ready.Add(work);
    }

    /// <summary>Starts an asynchronous piece of work on this scheduler.</summary>
    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <inheritdoc cref="Start(Func{Task})"/>
    public Task<T> Start<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>
    /// Runs until the condition holds; fails when it cannot any more, or not within the virtual time.
    /// </summary>
    public void RunUntil(Func<bool> condition, TimeSpan limit, string awaited)
    {
        DateTimeOffset until = time.Now + limit;
        while (!condition())
        {
            if (!Step(until))
            {
                throw new InvalidOperationException(
                    $"Waited {limit} of virtual time for {awaited}; nothing is left to run. {leak}");
            }
        }
    }

    /// <summary>Runs everything that happens within a time.</summary>
    public void RunFor(TimeSpan duration)
    {
        DateTimeOffset until = time.Now + duration;
        while (Step(until))
        {
        }

        time.MoveTo(until);
    }

    /// <summary>Forgets all work: the process is gone.</summary>
    public void Forget() => ready.Clear();

    protected override void QueueTask(Task task) => Add(() => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private bool Step(DateTimeOffset until)
    {
        if (leak is not null)
        {
            throw new InvalidOperationException("Work left the simulation's thread:\n" + leak);
        }

        if (ready.Count == 0)
        {
            return time.TryAdvance(until);
        }

        int next = random.Next(ready.Count);
        trace.Add(next);
        trace.Add(time.Now.UtcTicks);
        Action work = ready[next];
        ready.RemoveAt(next);
        work();
        return true;
    }
}
