using System.Diagnostics;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Runtime;

/// <summary>Turns: what runs, one thing at a time.</summary>
internal sealed partial class Activation
{
    /// <summary>Runs a turn; called by the scheduler only.</summary>
    public void Execute()
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        ExecutionContext? plain = ExecutionContext.Capture();
        int calls = 0;
        bool isDone = false;
        for (int left = Runtime.Options.MaxItemsPerTurn; left > 0 && !isDone; left--)
        {
            TurnItem item = Take();
            isDone = item.IsNothing;
            calls += item.Call is null ? 0 : 1;
            if (!isDone)
            {
                Run(item, plain);
            }
        }

        grainClass.Calls.Add(calls);
        SetSynchronizationContext(outer);
        if (!isDone)
        {
            Runtime.Scheduler.Reschedule(this);
        }
    }

    /// <summary>The request that the running code belongs to; null outside of requests.</summary>
    public GrainCall? CurrentRequest()
    {
        if (RequestScope.Current is { } noted && ReferenceEquals(noted.Executor, this))
        {
            return noted;
        }

        if (exclusive is null && status is ActivationStatus.Activating or ActivationStatus.Deactivating)
        {
            exclusive = new LifecycleRequest(this);
        }

        return exclusive;
    }

    /// <inheritdoc/>
    Exception? ICallExecutor.OnEnded(GrainCall call, Exception? failure)
    {
        Leave(call);
        if (call.ArrivedAt != 0)
        {
            grainClass.Latency.Record(call.ArrivedAt);
        }

        if (isDropped)
        {
            return new UnknownOutcomeException($"{GrainId} was taken over by another silo while the call ran.");
        }

        if (!call.IsTick && grainClass.Info.MaxLocalWorkers == 0 && !Runtime.Locator.MayAnswer(GrainId))
        {
            return new UnknownOutcomeException(
                $"{GrainId} has ended the call, but its silo cannot be sure that it still owns it.");
        }

        if (failure is not null)
        {
            OnFailed(call, failure);
        }

        return failure;
    }

    /// <summary>Takes note that a request runs no more.</summary>
    private void Leave(GrainCall call)
    {
        bool isInterleaved = AlwaysInterleaves(call);
        if (!isInterleaved && !call.Method.IsReadOnly)
        {
            exclusive = null;
            return;
        }

        lock (gate)
        {
            beside.Remove(call);
            runningInterleaved -= isInterleaved ? 1 : 0;
            runningReaders -= isInterleaved ? 0 : 1;
        }
    }

    private TurnItem Take()
    {
        lock (gate)
        {
            if (continuations?.Count > 0)
            {
                (SendOrPostCallback callback, object? state) = continuations.Dequeue();
                return new TurnItem(callback, state);
            }

            if (status == ActivationStatus.New)
            {
                status = ActivationStatus.Activating;
                return new TurnItem(StartActivating, this);
            }

            if (status == ActivationStatus.Active)
            {
                if (!isEnding && TakeStartable() is { } call)
                {
                    return new TurnItem(call);
                }

                if ((isEnding || isDraining) && !IsRunning)
                {
                    status = ActivationStatus.Deactivating;
                    return new TurnItem(StartDeactivating, this);
                }
            }

            isScheduled = false;
            if (!IsRunning)
            {
                // Most live grains rest: they keep nothing that only running ones need.
                continuations = null;
            }

            return default;
        }
    }

    private void Run(TurnItem item, ExecutionContext? plain)
    {
        if (item.Call is { } call)
        {
            Start(call);
        }
        else
        {
            Continue(item);
        }

        if (plain is not null)
        {
            ExecutionContext.Restore(plain);
        }
    }

    private void Start(GrainCall call)
    {
        if (call.Passage is InboundCall { IsExpired: true } late)
        {
            ((ICallExecutor)this).OnEnded(call, failure: null);
            late.Refuse(call, RefusalReason.Expired, hint: null);
            return;
        }

        if (!call.IsTick)
        {
            lastUsed = Runtime.Idle.Now;
        }

        if (call.Context is not null)
        {
            RequestContext.Current = call.Context;
        }

        if (call.Activity is not null)
        {
            Activity.Current = call.Activity;
        }

        if (AlwaysInterleaves(call) || call.Method.IsReadOnly)
        {
            RequestScope.Current = call;
        }

        call.Start(grain!);
    }

    private void Continue(TurnItem item)
    {
        try
        {
            item.Callback!(item.State);
        }
#pragma warning disable CA1031 // The supervisor of code that nobody awaits: it is logged and the activation ends.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogStrayFailure(Runtime.Logger, GrainId, failure);
            DeactivationReason reason = new(
                DeactivationReasonCode.ApplicationError, failure, "Code that nobody awaited has failed.");
            End(reason, onlyIfIdle: false);
        }
    }

    private void OnFailed(GrainCall call, Exception failure)
    {
        grainClass.Errors.Add(1);
        if (call.Method.IsOneWay)
        {
            LogOneWayFailure(Runtime.Logger, GrainId, call.Method, failure);
        }

        if (failure is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            Drop(inconsistent);
        }
    }

    private readonly struct TurnItem
    {
        public TurnItem(GrainCall call) => Call = call;

        public TurnItem(SendOrPostCallback callback, object? state)
        {
            Callback = callback;
            State = state;
        }

        public GrainCall? Call { get; }

        public SendOrPostCallback? Callback { get; }

        public object? State { get; }

        public bool IsNothing => Call is null && Callback is null;
    }
}
