using OrderGrains.Runtime;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of grain classes. Its members may be used from the grain's own turns only.</summary>
public abstract class Grain : IGrainBase
{
    private readonly IGrainContext? context = SynchronizationContext.Current as IGrainContext;

    /// <inheritdoc/>
    public IGrainContext GrainContext => context
        ?? throw new InvalidOperationException($"{GetType().Name} was not constructed by a grain host.");

    /// <summary>Gives references to other grains.</summary>
    protected IGrainFactory GrainFactory => ((IActivationContext)GrainContext).GrainFactory;

    /// <summary>The services that the grain was constructed from.</summary>
    protected IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>
    /// Called before the first request, after the persistent states were read. Throwing fails the caller.
    /// </summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last request, unless the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Ends the activation once its running requests have ended.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the activation for so long after this turn, however idle it is.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) =>
        ((IActivationContext)GrainContext).DelayDeactivation(timeSpan);
}
