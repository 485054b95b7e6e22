using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Runtime;

/// <summary>Life: activation, deactivation, idleness.</summary>
internal sealed partial class Activation
{
    private static readonly SendOrPostCallback StartActivating =
        static state => BackgroundWork.Watch(((Activation)state!).ActivateAsync());

    private static readonly SendOrPostCallback StartDeactivating =
        static state => BackgroundWork.Watch(((Activation)state!).DeactivateAsync());

    // The states that are read when the grain is activated; null as soon as they are.
    private List<IActivationState>? unread;
    private ActivationStatus status;
    private bool isEnding;
    private uint lastUsed;

    /// <summary>Where the activation is in its life (any thread, may be out of date).</summary>
    public ActivationStatus Status => status;

    /// <summary>When it was last used, in ticks of the idle collector (any thread, may be out of date).</summary>
    public uint LastUsed => Math.Max(lastUsed, extras?.KeepUntil ?? 0);

    /// <summary>
    /// Ends the activation once its running requests have ended; what waits goes to the next one (any thread).
    /// </summary>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        End(deactivationReason, onlyIfIdle: false);

    /// <summary>Ends the activation if nothing waits or runs (any thread). False when something does.</summary>
    public bool TryDeactivateIdle(DeactivationReason reason) => End(reason, onlyIfIdle: true);

    /// <inheritdoc/>
    public void DelayDeactivation(TimeSpan timeSpan) => Extras.KeepUntil = Runtime.Idle.TickIn(timeSpan);

    /// <summary>Ends the activation because its state is in doubt.</summary>
    public void Drop(InconsistentStateException failure)
    {
        failure.IsSourceActivation = false;
        DeactivationReason reason = new(
            DeactivationReasonCode.ApplicationError, failure, "The state in memory may not be the stored one.");
        End(reason, onlyIfIdle: false);
    }

    /// <summary>Gives up waiting requests at the end of a stop (any thread).</summary>
    public void Abandon(Exception failure)
    {
        GrainCall[] running;
        lock (gate)
        {
            running = RunningCalls();
        }

        foreach (GrainCall call in running)
        {
            call.TryFail(new UnknownOutcomeException($"The silo has stopped while {GrainId} ran the call.", failure));
        }

        foreach (GrainCall call in TakeAll())
        {
            Runtime.Abandon(call, failure);
        }
    }

    private bool End(DeactivationReason reason, bool onlyIfIdle)
    {
        bool wake;
        lock (gate)
        {
            if (onlyIfIdle && (status != ActivationStatus.Active || waiting > 0 || IsRunning))
            {
                return false;
            }

            if (!isEnding)
            {
                isEnding = true;
                Extras.EndReason = reason;
            }

            wake = !isScheduled && HasWork();
            isScheduled |= wake;
        }

        if (wake)
        {
            Runtime.Scheduler.Schedule(this);
        }

        return true;
    }

    private async Task ActivateAsync()
    {
        try
        {
            grain = grainClass.Create(this);
            foreach (IActivationState state in unread ?? [])
            {
                await state.ReadStateAsync();
            }

            unread = null;

            if (grain is IGrainBase self)
            {
                await self.OnActivateAsync(Runtime.StopToken);
            }
        }
#pragma warning disable CA1031 // The supervisor of activation: a grain that cannot be activated fails its callers.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogActivationFailed(Runtime.Logger, GrainId, failure);
            EndFailed(failure);
            return;
        }

        lock (gate)
        {
            exclusive = null;
            status = isDropped ? ActivationStatus.Ended : ActivationStatus.Active;
        }
    }

    private async Task DeactivateAsync()
    {
        DeactivationReason reason = Extras.EndReason;
        Extras.StopTimers();
        try
        {
            if (grain is IGrainBase self)
            {
                await self.OnDeactivateAsync(reason, Runtime.StopToken);
            }
        }
#pragma warning disable CA1031 // The supervisor of deactivation: the activation ends all the same.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogDeactivationFailed(Runtime.Logger, GrainId, failure);
        }

        LogDeactivated(Runtime.Logger, GrainId, reason.ReasonCode, reason.Description);
        List<GrainCall> forwarded = TakeAll(ActivationStatus.Ended);
        grainClass.Remove(this);
        OnEnded();
        Forward(forwarded);
    }

    private void EndFailed(Exception failure)
    {
        extras?.StopTimers();
        List<GrainCall> failed = TakeAll(ActivationStatus.Ended);
        grainClass.Remove(this);
        OnEnded();
        grainClass.Errors.Add(failed.Count);
        foreach (GrainCall call in failed)
        {
            call.TryFail(failure);
        }
    }

    private List<GrainCall> TakeAll(ActivationStatus? next = null)
    {
        lock (gate)
        {
            List<GrainCall> calls = new(waiting);
            Empty(ref ordered, calls);
            Empty(ref readers, calls);
            Empty(ref interleaving, calls);
            Empty(ref held, calls);
            calls.Sort(static (left, right) => ((int)(left.Arrival - right.Arrival)).CompareTo(0));
            waiting = 0;
            status = next ?? status;
            exclusive = next is null ? exclusive : null;
            return calls;
        }
    }

    private static void Empty(ref CallQueue queue, List<GrainCall> calls)
    {
        while (queue.TryDequeue(out GrainCall? call))
        {
            calls.Add(call);
        }
    }
}
