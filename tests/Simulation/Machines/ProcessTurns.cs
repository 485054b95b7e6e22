using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>The turns of one process's grains, and whatever else its runtime starts.</summary>
internal sealed class ProcessTurns(ClusterProcess process) : TurnScheduler
{
    public override void Schedule(IThreadPoolWorkItem item) => process.Post(item.Execute);
}
