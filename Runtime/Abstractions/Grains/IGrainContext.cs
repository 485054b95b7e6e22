namespace Orleans.Runtime;

/// <summary>A grain's activation, as the grain sees it. To be used from the grain's own turns only.</summary>
public interface IGrainContext
{
    /// <summary>The grain's identity.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain; null until it was constructed.</summary>
    object? GrainInstance { get; }

    /// <summary>The services that the grain was constructed from.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>
    /// Ends the activation once its running requests have ended; what waits in its mailbox goes to the next one.
    /// </summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
