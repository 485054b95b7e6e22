using System.Diagnostics;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// Calls: 1. note who calls, with which context; 2. find or make the activation; 3. refuse a cycle; 4. into the
/// mailbox. An activation that ends hands what waits back to <see cref="Forward"/>.
/// </summary>
public sealed partial class GrainRuntime
{
    /// <summary>How often a call goes on from an activation that ended to the next.</summary>
    private const int MaxForwards = 16;

    /// <inheritdoc/>
    void ICallTransport.Send(GrainCall call)
    {
        Activation? caller = SynchronizationContext.Current as Activation;
        if (caller is null)
        {
            if (isStopping)
            {
                call.TryFail(new SiloUnavailableException("The silo is stopping."));
                return;
            }
        }
        else if (!call.Method.IsOneWay && caller.CurrentRequest() is { } request)
        {
            call.Caller = request;
            request.WaitsFor = call;
        }

        call.Context = RequestContext.Current;
        call.Activity = Activity.Current;
        Route(call, caller);
    }

    /// <summary>Finds the way of a call anew that waited or was sent back.</summary>
    internal void Reroute(GrainCall call)
    {
        call.Target.Route = null;
        Route(call, call.Caller?.Executor as Activation);
    }

    /// <summary>Gives a call from an activation that has ended to the next one.</summary>
    internal void Forward(GrainCall call)
    {
        if (call is TimerTick)
        {
            call.TryFail(new SiloUnavailableException("The timer's activation has ended."));
            return;
        }

        call.Target.Route = null;
        if (++call.Forwards > MaxForwards)
        {
            Refuse(call, new SiloUnavailableException(
                $"{call.Target.GrainId} was deactivated {MaxForwards} times before it took the call."));
            return;
        }

        Route(call, caller: null);
    }

    private void Route(GrainCall call, Activation? caller)
    {
        GrainReference target = call.Target;
        for (int attempt = 0; attempt < MaxForwards; attempt++)
        {
            Activation? activation = target.Route as Activation ?? FindTarget(call);
            if (activation is null || TryGive(call, caller, activation))
            {
                return;
            }

            activation.Class.Remove(activation);
            target.Route = null;
        }

        Refuse(call, new SiloUnavailableException($"{target.GrainId} ends as fast as it is activated."));
    }

    /// <summary>Gives a call to an activation. False when that has ended.</summary>
    private bool TryGive(GrainCall call, Activation? caller, Activation activation)
    {
        if (call.Caller is not null && caller is not null && CallCycle.Find(caller, call, activation) is { } cycle)
        {
            RefuseCycle(call, activation, cycle);
            return true;
        }

        InboundCall? inbound = call.Passage as InboundCall;
        if (inbound?.Head.Chain is { Length: > 0 } && CallCycle.Find(inbound, call, activation) is { } distant)
        {
            RefuseCycle(call, activation, distant);
            return true;
        }

        call.ArrivedAt = activation.Class.Latency.Arrive();
        switch (activation.Receive(call))
        {
            case ReceiveResult.Taken:
                inbound?.OnTaken(call);
                return true;
            case ReceiveResult.Full:
                activation.Class.Errors.Add(1);
                Refuse(call, new GrainOverloadedException(
                    $"{activation.GrainId} has {Options.MailboxLimit} requests waiting."));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Refuses a call; an activation that was made for it would never get another reason to end.</summary>
    private void RefuseCycle(GrainCall call, Activation activation, CallCycleException cycle)
    {
        Refuse(call, cycle);
        activation.LoseIfUnused();
    }

    private void Refuse(GrainCall call, Exception failure)
    {
        if (call.Method.IsOneWay)
        {
            LogOneWayRefused(Logger, call.Target.GrainId, call.Method, failure.Message);
        }

        call.TryFail(failure);
    }
}
