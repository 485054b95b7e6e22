using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>Finds out whether a call would wait for a grain that waits for the caller.</summary>
internal static class CallCycle
{
    /// <summary>The longest chain of waiting calls that is followed.</summary>
    private const int MaxChain = 64;

    /// <summary>The cycle that the call would close, or null.</summary>
    public static CallCycleException? Find(Activation caller, GrainCall call, Activation target)
    {
        if (target.AlwaysInterleaves(call))
        {
            return null;
        }

        // The caller's own wait was published just before: of two calls that close a cycle from both ends at once, at
        // least one sees the other.
        Interlocked.MemoryBarrier();
        return FindBackwards(call, target) ?? FindForwards(caller, call, target);
    }

    /// <summary>The cycle that a call from another silo would close, or null.</summary>
    public static CallCycleException? Find(InboundCall inbound, GrainCall call, Activation target)
    {
        if (target.AlwaysInterleaves(call))
        {
            return null;
        }

        Interlocked.MemoryBarrier();
        return FindAmong(inbound.Head.Chain, call, target) ?? FindForwards(inbound.Head.Chain, call, target);
    }

    /// <summary>Looks for the target among the requests on other silos that wait for this call.</summary>
    private static CallCycleException? FindAmong(ReadOnlySpan<ChainLink> chain, GrainCall call, Activation target)
    {
        foreach (ref readonly ChainLink link in chain)
        {
            if (link.GrainId == target.GrainId && link.Blocks(call))
            {
                return Describe(link.GrainId, call.Target.GrainId);
            }
        }

        return null;
    }

    /// <summary>
    /// Follows what the target's request waits for, down to a call that left for a grain which waits for this one.
    /// </summary>
    private static CallCycleException? FindForwards(ReadOnlySpan<ChainLink> chain, GrainCall call, Activation target)
    {
        Activation at = target;
        for (int depth = 0; depth < MaxChain; depth++)
        {
            GrainCall? waiting = at.Blocking?.WaitsFor;
            if (waiting is null || waiting.IsCompleted)
            {
                return null;
            }

            if (waiting.Executor is Activation next)
            {
                at = next;
                continue;
            }

            foreach (ref readonly ChainLink link in chain)
            {
                if (link.GrainId == waiting.Target.GrainId && link.Blocks(waiting))
                {
                    return Describe(target.GrainId, at.GrainId, link.GrainId, call.Target.GrainId);
                }
            }

            return null;
        }

        return null;
    }

    /// <summary>Follows the requests that wait for this call, from the caller up.</summary>
    private static CallCycleException? FindBackwards(GrainCall call, Activation target)
    {
        GrainCall? request = call.Caller;
        for (int depth = 0; request is not null && depth < MaxChain; depth++, request = request.Caller)
        {
            if (request.IsCompleted)
            {
                return null;
            }

            if (ReferenceEquals(request.Executor, target) && Activation.Blocks(request, call))
            {
                return Describe(call, request, target.GrainId);
            }

            if (request.Passage is InboundCall inbound && FindAmong(inbound.Head.Chain, call, target) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    /// <summary>Follows what the target's request waits for, down to the caller.</summary>
    private static CallCycleException? FindForwards(Activation caller, GrainCall call, Activation target)
    {
        Activation at = target;
        for (int depth = 0; depth < MaxChain; depth++)
        {
            GrainCall? waiting = at.Blocking?.WaitsFor;
            if (waiting is null || waiting.IsCompleted || waiting.Executor is not Activation next)
            {
                return null;
            }

            if (ReferenceEquals(next, caller))
            {
                bool blocked = !next.AlwaysInterleaves(waiting)
                    && call.Caller is not null
                    && Activation.Blocks(call.Caller, waiting);
                return blocked ? Describe(target.GrainId, at.GrainId, next.GrainId) : null;
            }

            at = next;
        }

        return null;
    }

    private static CallCycleException Describe(GrainCall call, GrainCall first, GrainId target)
    {
        List<GrainId> chain = [target];
        GrainCall? request = call.Caller;
        for (int depth = 0; request is not null && request != first && depth < MaxChain; depth++)
        {
            chain.Insert(0, request.Target.GrainId);
            request = request.Caller;
        }

        chain.Insert(0, target);
        return Describe([.. chain]);
    }

    private static CallCycleException Describe(params GrainId[] chain) => new(
        $"This call would never end: {string.Join(" → ", chain)} wait for each other, and none of them is reentrant.");
}
