namespace OrderGrains.Runtime;

/// <summary>Loss: the grain lives on another silo now, and nothing that happens here may be answered.</summary>
internal sealed partial class Activation
{
    private static readonly SendOrPostCallback StopTimers =
        static state => ((Activation)state!).extras?.StopTimers();

    private bool isDropped;

    /// <summary>
    /// Ends the activation at once (any thread): what waits is sent on, what runs fails, whatever it still does.
    /// </summary>
    public void Lose()
    {
        List<GrainCall> forwarded;
        GrainCall[] running;
        lock (gate)
        {
            if (status == ActivationStatus.Ended)
            {
                return;
            }

            isDropped = true;
            running = RunningCalls();
            forwarded = TakeAll(ActivationStatus.Ended);
        }

        grainClass.Remove(this);
        foreach (GrainCall call in running)
        {
            call.TryFail(
                new UnknownOutcomeException($"{GrainId} was taken over by another silo while the call ran."));
        }

        Post(StopTimers, this);
        OnEnded();
        Forward(forwarded);
    }

    /// <summary>Ends the activation if it has taken no call yet (any thread).</summary>
    public void LoseIfUnused()
    {
        bool isUnused;
        lock (gate)
        {
            isUnused = status == ActivationStatus.New && waiting == 0;
            isDropped |= isUnused;
            status = isUnused ? ActivationStatus.Ended : status;
        }

        if (isUnused)
        {
            grainClass.Remove(this);
            OnEnded();
        }
    }

    /// <summary>Completes after the activation has ended (any thread).</summary>
    public Task WhenEnded()
    {
        lock (gate)
        {
            return status == ActivationStatus.Ended ? Task.CompletedTask : (Extras.End ??= new Signal()).Happened;
        }
    }

    /// <summary>The requests that run; under the gate.</summary>
    private GrainCall[] RunningCalls()
    {
        // Read once: a turn that ends its request does so without the gate.
        GrainCall? alone = Blocking;
        return alone is null or LifecycleRequest ? beside.ToArray() : [alone, .. beside.ToArray()];
    }

    private void OnEnded()
    {
        Signal? signal;
        lock (gate)
        {
            signal = extras?.End;
        }

        if (signal is not null)
        {
            Runtime.Scheduler.Schedule(signal);
        }
    }

    private void Forward(List<GrainCall> calls)
    {
        foreach (GrainCall call in calls)
        {
            call.Executor = null;
            Runtime.Forward(call);
        }
    }
}
