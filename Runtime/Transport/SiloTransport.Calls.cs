using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>The way of a call: sent, sent on after a hint, parked, or given up.</summary>
public sealed partial class SiloTransport
{
    /// <summary>How many hints a call follows one after the other; then it waits for the table to change.</summary>
    private const int MaxHops = 4;

    /// <summary>Sends a call to where its grain lives, or keeps it until somebody knows.</summary>
    internal void Send(GrainCall call, GrainLocation location)
    {
        OutboundCall outbound = call.Passage as OutboundCall ?? new OutboundCall(call, DeadlineOf(call));
        call.Passage = outbound;
        if (location.Silo is null)
        {
            Park(outbound, "nobody knows its silo");
        }
        else
        {
            SendTo(outbound, location.Silo);
        }
    }

    /// <summary>Keeps a call that was not carried out, to be tried again.</summary>
    internal void Park(OutboundCall call, string obstacle)
    {
        call.Obstacle = obstacle;
        if (isStopped || call.Deadline < Time.GetTimestamp())
        {
            FailUnsent(call, isStopped ? "the host has stopped" : "its time is up");
        }
        else if (!parked.TryAdd(call))
        {
            call.Call.TryFail(new GrainOverloadedException("Too many calls wait for a silo to take them."));
        }
    }

    /// <summary>Gives a call up that was not carried out.</summary>
    internal void FailUnsent(OutboundCall call, string reason) => call.Call.TryFail(new SiloUnavailableException(
        $"{call.Call.Method} of {call.Call.Target.GrainId} was not carried out: {reason}; {call.Obstacle}."));

    /// <summary>Hands a call to a connection; one that cannot be written fails.</summary>
    internal SendResult TryWrite(SiloConnection connection, OutboundCall call)
    {
        try
        {
            return connection.TrySend(call);
        }
#pragma warning disable CA1031 // The supervisor of arguments: what cannot be written fails its own call.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            call.Call.TryFail(failure);
            return SendResult.Sent;
        }
    }

    /// <summary>Takes a call that a silo has sent back without carrying it out.</summary>
    internal void OnRefused(OutboundCall call, SiloAddress asked, RefusalReason reason, SiloAddress? hint)
    {
        if (reason == RefusalReason.Expired)
        {
            FailUnsent(call, "its time was up before its turn came");
        }
        else if (reason == RefusalReason.Overloaded)
        {
            call.Call.TryFail(new GrainOverloadedException($"{asked} has too many calls already."));
        }
        else
        {
            GoOn(call, asked, hint);
        }
    }

    private void GoOn(OutboundCall call, SiloAddress asked, SiloAddress? hint)
    {
        Runtime.Locator.OnMisdirected(call.Call.Target.GrainId, asked, hint);
        if (hint is null)
        {
            Park(call, $"{asked} does not have it");
        }
        else if (++call.Hops > MaxHops)
        {
            Park(call, $"{asked} names {hint}, the last of {MaxHops} hints in a row");
        }
        else if (hint == Address)
        {
            // The other side knows of the move to this silo earlier than this silo itself does.
            Park(call, $"{asked} believes it to be here");
        }
        else
        {
            SendTo(call, hint);
        }
    }

    private void SendTo(OutboundCall call, SiloAddress silo)
    {
        if (isStopped || silo == Address)
        {
            Park(call, $"its silo is said to be {silo}");
            return;
        }

        peers.GetOrAdd(silo, static (address, self) => new Peer(self, address), this).Send(call);
    }

    /// <summary>When a call fails: after its time, or with the call from elsewhere that it is part of.</summary>
    private long DeadlineOf(GrainCall call)
    {
        long deadline = DeadlineIn(Options.CallTimeout);
        for (GrainCall? request = call.Caller; request is not null; request = request.Caller)
        {
            if (request.Passage is InboundCall whole)
            {
                return Math.Min(deadline, whole.Deadline);
            }
        }

        return deadline;
    }
}
