namespace OrderGrains.Runtime;

/// <summary>What waits, and what may start.</summary>
internal sealed partial class Activation
{
    // Guarded by the gate. What runs is changed in turns only, so a turn may also read it without the gate.
    private CallQueue ordered;
    private CallQueue readers;
    private CallQueue interleaving;
    private ContinuationQueue? continuations;
    private GrainCall? exclusive;
    private CallSet beside;
    private int runningReaders;
    private int runningInterleaved;
    private int waiting;
    private uint arrivals;
    private bool isScheduled;

    /// <summary>The request that keeps others from starting, if one does (any thread, may be out of date).</summary>
    public GrainCall? Blocking => Volatile.Read(ref exclusive);

    /// <summary>How many requests wait (any thread, may be out of date).</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>How many requests run (any thread, may be out of date).</summary>
    public int Running => (Blocking is null ? 0 : 1) + runningReaders + runningInterleaved;

    private bool IsRunning => exclusive is not null || runningReaders + runningInterleaved > 0;

    /// <summary>Whether a running request keeps a call of the same activation from starting.</summary>
    public static bool Blocks(GrainCall running, GrainCall call)
    {
        bool mayOverlap = running.Method.IsAlwaysInterleave
            || call.Method.IsAlwaysInterleave
            || (running.Method.IsReadOnly && call.Method.IsReadOnly);
        return !mayOverlap;
    }

    /// <summary>Whether a call never waits for another (any thread).</summary>
    public bool AlwaysInterleaves(GrainCall call) => grainClass.Info.IsReentrant || call.Method.IsAlwaysInterleave;

    /// <summary>Takes a call into the mailbox (any thread).</summary>
    public ReceiveResult Receive(GrainCall call, bool isBounded = true)
    {
        bool wake;
        lock (gate)
        {
            if (status == ActivationStatus.Ended)
            {
                return ReceiveResult.Ended;
            }

            if (isBounded && waiting >= Runtime.Options.MailboxLimit)
            {
                return ReceiveResult.Full;
            }

            call.Executor = this;
            Enqueue(call);
            wake = !isScheduled && HasWork();
            isScheduled |= wake;
        }

        if (wake)
        {
            Runtime.Scheduler.Schedule(this);
        }

        return ReceiveResult.Taken;
    }

    /// <summary>Takes a continuation (any thread).</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        bool wake;
        lock (gate)
        {
            (continuations ??= new ContinuationQueue()).Enqueue(d, state);
            wake = !isScheduled;
            isScheduled = true;
        }

        if (wake)
        {
            Runtime.Scheduler.Schedule(this);
        }
    }

    /// <summary>Never: nobody may block until a turn has run.</summary>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A grain's turns cannot be waited for synchronously.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Enqueue(GrainCall call)
    {
        call.Arrival = arrivals++;
        waiting++;
        if (isDraining && !Runtime.IsInsideDrain(call))
        {
            held.Enqueue(call);
        }
        else if (AlwaysInterleaves(call))
        {
            interleaving.Enqueue(call);
        }
        else if (call.Method.IsReadOnly)
        {
            readers.Enqueue(call);
        }
        else
        {
            ordered.Enqueue(call);
        }
    }

    /// <summary>Whether a turn would find anything to do; under the gate.</summary>
    private bool HasWork() => status switch
    {
        ActivationStatus.New => true,
        ActivationStatus.Active when isEnding => !IsRunning,
        ActivationStatus.Active when isDraining => !IsRunning || Startable() != Lane.None,
        ActivationStatus.Active => Startable() != Lane.None,
        _ => false,
    } || continuations?.Count > 0;

    /// <summary>Which queue's first call may start; under the gate.</summary>
    private Lane Startable()
    {
        if (interleaving.First is not null)
        {
            return Lane.Interleaving;
        }

        if (exclusive is not null)
        {
            return Lane.None;
        }

        GrainCall? reader = readers.First;
        GrainCall? next = runningReaders == 0 ? ordered.First : null;
        if (reader is null)
        {
            return next is null ? Lane.None : Lane.Ordered;
        }

        return next is not null && (int)(next.Arrival - reader.Arrival) < 0 ? Lane.Ordered : Lane.Readers;
    }

    /// <summary>Takes the call that may start next, and notes that it runs; under the gate.</summary>
    private GrainCall? TakeStartable()
    {
        GrainCall? call = null;
        switch (Startable())
        {
            case Lane.Interleaving when interleaving.TryDequeue(out call):
                runningInterleaved++;
                beside.Add(call);
                break;
            case Lane.Readers when readers.TryDequeue(out call):
                runningReaders++;
                beside.Add(call);
                break;
            case Lane.Ordered when ordered.TryDequeue(out call):
                exclusive = call;
                break;
            default:
                return null;
        }

        waiting--;
        return call;
    }

    private enum Lane
    {
        None,
        Interleaving,
        Readers,
        Ordered,
    }
}
