using Orleans.Runtime;

namespace Orleans;

/// <summary>What every grain class is.</summary>
public interface IGrainBase
{
    /// <summary>The grain's activation.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Called before the first request, after the persistent states were read.</summary>
    Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last request.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
