using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>What the built-in host offers its grains beyond the Orleans interface.</summary>
public interface IActivationContext : IGrainContext
{
    /// <summary>Gives references to other grains.</summary>
    IGrainFactory GrainFactory { get; }

    /// <summary>Keeps the activation for so long, however idle it is.</summary>
    void DelayDeactivation(TimeSpan timeSpan);

    /// <summary>A timer whose ticks are turns of the grain. It ends with the activation.</summary>
    IGrainTimer RegisterTimer<TState>(
        Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
}
