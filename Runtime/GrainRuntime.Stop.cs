using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// Stopping: 1. calls from outside are refused; 2. what waits and runs ends, calls between grains included;
/// 3. each activation ends as soon as it is idle; 4. after the time-out the rest fails.
/// </summary>
public sealed partial class GrainRuntime
{
    private readonly CancellationTokenSource stop = new();
    private GracefulStop? stopping;
    private volatile bool isStopping;
    private int activationCount;

    /// <summary>Cancelled when a stop has run out of time.</summary>
    internal CancellationToken StopToken => stop.Token;

    /// <summary>How many grains are live.</summary>
    internal int ActivationCount => Volatile.Read(ref activationCount);

    /// <summary>
    /// Stops gracefully: refuses calls from outside, lets requests end, deactivates all grains. Repeating it waits for
    /// the stop that is under way.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait early, as the time-out does; the first call's counts.</param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        isStopping = true;
        Idle.Dispose();
        GracefulStop mine = new(this, cancellationToken);
        GracefulStop running = Interlocked.CompareExchange(ref stopping, mine, null) ?? mine;
        if (ReferenceEquals(running, mine))
        {
            LogStopping(Logger, ActivationCount);
            mine.Start();
        }

        return running.Ended;
    }

    /// <summary>Ends the host at once: what waits fails.</summary>
    public void Dispose()
    {
        isStopping = true;
        Idle.Dispose();
        AbandonRest();
    }

    /// <summary>Counts a new activation.</summary>
    internal void OnActivationAdded() => Interlocked.Increment(ref activationCount);

    /// <summary>Counts an activation that has ended.</summary>
    internal void OnActivationRemoved()
    {
        if (Interlocked.Decrement(ref activationCount) == 0 && Volatile.Read(ref stopping) is { } waiting)
        {
            Scheduler.Schedule(waiting);
        }
    }

    /// <summary>Deactivates what nothing waits for and nothing runs in.</summary>
    internal void DeactivateIdle()
    {
        DeactivationReason reason = new(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        foreach (Activation activation in Activations())
        {
            activation.TryDeactivateIdle(reason);
        }
    }

    /// <summary>Fails what is left. Repeating it does nothing.</summary>
    internal void AbandonRest()
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        stop.Cancel();
        SiloUnavailableException failure = new("The silo has stopped.");
        foreach (Activation activation in Activations())
        {
            LogAbandoned(Logger, activation.GrainId);
            activation.Abandon(failure);
        }
    }
}
