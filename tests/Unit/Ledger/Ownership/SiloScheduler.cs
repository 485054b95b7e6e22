using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Ledger.Ownership;

/// <summary>
/// One process among several on the simulation's thread: it can be stopped, as by SIGSTOP, and its work waits;
/// or killed, and its work never runs.
/// </summary>
internal sealed class SiloScheduler(SeededScheduler machine) : TaskScheduler
{
    private readonly List<Action> held = [];
    private bool stopped;

    public override int MaximumConcurrencyLevel => 1;

    public void Freeze() => stopped = true;

    public void Thaw()
    {
        stopped = false;
        foreach (Action work in held.ToArray())
        {
            machine.Add(() => Run(work));
        }

        held.Clear();
    }

    public Task<T> Start<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    protected override void QueueTask(Task task) => machine.Add(() => Run(() => TryExecuteTask(task)));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Run(Action work)
    {
        if (stopped)
        {
            held.Add(work);
        }
        else
        {
            work();
        }
    }
}
