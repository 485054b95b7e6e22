namespace OrderGrains.Tests.Simulation;

/// <summary>Where the tasks of one process run: among everybody's, as long as the process runs.</summary>
internal sealed class ProcessTasks(ClusterProcess process) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => process.Add(() => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
