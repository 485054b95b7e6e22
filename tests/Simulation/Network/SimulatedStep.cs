namespace OrderGrains.Tests.Simulation;

/// <summary>A step of the network, outside of anybody's context.</summary>
internal sealed class SimulatedStep(Action step) : IThreadPoolWorkItem
{
    public void Execute()
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        step();
        SynchronizationContext.SetSynchronizationContext(outer);
    }
}
