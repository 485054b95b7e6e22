using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// Stopping: 1. calls from outside are refused; 2. what waits and runs ends, calls between grains included;
/// 3. each activation ends as soon as it is idle; 4. after the time-out the rest fails.
/// </summary>
public sealed partial class GrainRuntime
{
    private static readonly TimeSpan DrainInterval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource stop = new();
    private volatile bool isStopping;
    private int activationCount;

    /// <summary>Cancelled when a stop has run out of time.</summary>
    internal CancellationToken StopToken => stop.Token;

    /// <summary>
    /// Stops gracefully: refuses calls from outside, lets requests end, deactivates all grains. Repeating it waits too.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait early, as the time-out does.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        isStopping = true;
        Idle.Dispose();
        long deadline = Time.GetTimestamp();
        LogStopping(Logger, Volatile.Read(ref activationCount));
        while (Volatile.Read(ref activationCount) > 0
            && Time.GetElapsedTime(deadline) < Options.StopTimeout
            && !cancellationToken.IsCancellationRequested)
        {
            DeactivateIdle();
            await PauseAsync();
        }

        AbandonRest();
    }

    /// <summary>Ends the host at once: what waits fails.</summary>
    public void Dispose()
    {
        isStopping = true;
        Idle.Dispose();
        AbandonRest();
    }

    /// <summary>Counts a new activation.</summary>
    internal void OnActivationAdded(Activation activation) => Interlocked.Increment(ref activationCount);

    /// <summary>Counts an activation that has ended.</summary>
    internal void OnActivationRemoved() => Interlocked.Decrement(ref activationCount);

    private void DeactivateIdle()
    {
        DeactivationReason reason = new(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        foreach (Activation activation in Activations())
        {
            activation.TryDeactivateIdle(reason);
        }
    }

    private async Task PauseAsync()
    {
        TaskCompletionSource elapsed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ITimer timer = Time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(),
            elapsed,
            DrainInterval,
            Timeout.InfiniteTimeSpan);
        await elapsed.Task;
    }

    private void AbandonRest()
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
