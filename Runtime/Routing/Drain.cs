using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A set of grains that is being drained. Safe to use from anywhere.</summary>
internal sealed class Drain(Func<GrainId, bool> isGivenUp)
{
    private readonly Lock gate = new();
    private Func<GrainId, bool>[] dropped = [];

    /// <summary>Whether a grain is being drained.</summary>
    public bool Covers(GrainId grainId) =>
        isGivenUp(grainId) && !Array.Exists(Volatile.Read(ref dropped), isDropped => isDropped(grainId));

    /// <summary>Some grains are lost before the drain has ended: nothing brings them back.</summary>
    public void Leave(Func<GrainId, bool> isDropped)
    {
        lock (gate)
        {
            Volatile.Write(ref dropped, [.. dropped, isDropped]);
        }
    }
}
