namespace OrderGrains.Tests.Simulation;

/// <summary>
/// One process among several on the simulation's thread, from its start to its end: what it runs, its clock and its
/// timers. It can be frozen, as by SIGSTOP: then nothing of it runs, and its timers' time passes; or killed: then
/// nothing of it ever runs again. What it has asked of others goes on without it.
/// </summary>
internal sealed class ClusterProcess
{
    private readonly ClusterWorld world;
    private readonly List<Action> held = [];
    private readonly TaskCompletionSource ended = new();
    private bool isFrozen;

    public ClusterProcess(ClusterWorld world, string machine, int life, TimeSpan skew)
    {
        this.world = world;
        Machine = machine;
        Name = $"{machine}.{life}";
        Tasks = new ProcessTasks(this);
        Turns = new ProcessTurns(this);
        Time = new ProcessTime(world.Time, this) { Skew = skew };
    }

    /// <summary>The machine that it runs on.</summary>
    public string Machine { get; }

    /// <summary>Its own name: the machine's, and which of its lives it is.</summary>
    public string Name { get; }

    public ProcessTasks Tasks { get; }

    public ProcessTurns Turns { get; }

    public ProcessTime Time { get; }

    public bool IsDead { get; private set; }

    public bool IsFrozen => isFrozen && !IsDead;

    /// <summary>Completes when the process is killed.</summary>
    public Task Ended => ended.Task;

    public void Freeze() => isFrozen = true;

    public void Thaw()
    {
        isFrozen = false;
        Action[] late = [.. held];
        held.Clear();
        foreach (Action work in late)
        {
            Add(work);
        }
    }

    public void Kill()
    {
        IsDead = true;
        held.Clear();
        ended.TrySetResult();
    }

    /// <summary>After its end: what is left of it may run once more, so that it can be tidied up.</summary>
    public void Bury()
    {
        IsDead = false;
        isFrozen = false;
    }

    /// <summary>Adds work of this process to everybody's.</summary>
    public void Add(Action work) => world.Scheduler.Add(() => Run(work));

    /// <summary>Runs an action in this process, outside of anybody's context; what it throws ends it.</summary>
    public void Post(Action action)
    {
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        new Task(() => Guard(action)).Start(Tasks);
    }

    /// <summary>Starts an asynchronous piece of work in this process.</summary>
    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, Tasks).Unwrap();

    /// <inheritdoc cref="Start(Func{Task})"/>
    public Task<T> Start<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, Tasks).Unwrap();

    private void Run(Action work)
    {
        if (IsDead)
        {
            return;
        }

        if (isFrozen)
        {
            held.Add(work);
            return;
        }

        work();
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            // The supervisor of the simulated processes: on a thread pool this would end one.
            world.Crashed(this, failure);
        }
    }
}
