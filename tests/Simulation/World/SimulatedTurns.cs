using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>The turns of the grains run where everything else of the simulated process runs.</summary>
internal sealed class SimulatedTurns(SeededScheduler scheduler) : TurnScheduler
{
    public override void Schedule(IThreadPoolWorkItem item) => scheduler.Add(item.Execute);
}
