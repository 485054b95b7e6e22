using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The drains that are under way. A grain that is being drained can end only after those that it calls have answered,
/// so calls among drained grains are still carried out here; all others wait. Safe to use from anywhere.
/// </summary>
internal sealed class RunningDrains(GrainCatalog catalog)
{
    /// <summary>The longest chain of waiting calls that is followed.</summary>
    private const int MaxChain = 64;

    private readonly Lock gate = new();
    private Drain[] running = [];

    /// <summary>Adds a drain.</summary>
    public void Open(Drain drain)
    {
        lock (gate)
        {
            Volatile.Write(ref running, [.. running, drain]);
        }

        Interlocked.MemoryBarrier();
    }

    /// <summary>Removes a drain: nothing is brought up for it any more. Repeating it does nothing.</summary>
    public void Close(Drain drain)
    {
        lock (gate)
        {
            Volatile.Write(ref running, [.. running.Where(other => !ReferenceEquals(other, drain))]);
        }

        Interlocked.MemoryBarrier();
    }

    /// <summary>Some grains are lost: no drain brings them back.</summary>
    public void Leave(Func<GrainId, bool> isDropped)
    {
        foreach (Drain drain in Volatile.Read(ref running))
        {
            drain.Leave(isDropped);
        }

        Interlocked.MemoryBarrier();
    }

    /// <summary>Whether a drained grain that still runs waits for the call, and the target is drained too.</summary>
    public bool IsInside(GrainCall call) =>
        Volatile.Read(ref running) is { Length: > 0 } drains
        && IsDrained(drains, call.Target.GrainId)
        && (IsWaitedFor(drains, call.Passage) || IsWaitedFor(drains, call.Caller));

    private static bool IsDrained(Drain[] drains, GrainId grainId)
    {
        foreach (Drain drain in drains)
        {
            if (drain.Covers(grainId))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWaitedFor(Drain[] drains, GrainCall? request)
    {
        for (int depth = 0; request is not null && depth < MaxChain; depth++, request = request.Caller)
        {
            bool isDrained = request.Executor is Activation { Status: not ActivationStatus.Ended } activation
                && IsDrained(drains, activation.GrainId);
            if (isDrained || IsWaitedFor(drains, request.Passage))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a request that runs here waits for a call from another silo.</summary>
    private bool IsWaitedFor(Drain[] drains, object? passage)
    {
        foreach (ChainLink link in (passage as InboundCall)?.Head.Chain ?? [])
        {
            if (IsDrained(drains, link.GrainId)
                && catalog.Find(link.GrainId.Type.ToString())?.Find(link.GrainId.Key.ToString())
                    is { Status: not ActivationStatus.Ended })
            {
                return true;
            }
        }

        return false;
    }
}
