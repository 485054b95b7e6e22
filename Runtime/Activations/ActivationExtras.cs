using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>What only some activations have, so that the others need no room for it.</summary>
internal sealed class ActivationExtras
{
    private List<GrainTimer>? timers;

    /// <summary>The running timers.</summary>
    public List<GrainTimer> Timers => timers ??= new List<GrainTimer>(1);

    /// <summary>The streams that the grain has subscribed to; null: none.</summary>
    public Dictionary<StreamId, IStreamSink>? Streams { get; set; }

    /// <summary>Not idle before this tick of the idle collector.</summary>
    public uint KeepUntil { get; set; }

    /// <summary>Why the activation ends.</summary>
    public DeactivationReason EndReason { get; set; }

    /// <summary>Who waits for the end; null: nobody.</summary>
    public Signal? End { get; set; }

    /// <summary>Stops all timers.</summary>
    public void StopTimers()
    {
        foreach (GrainTimer timer in timers?.ToArray() ?? [])
        {
            timer.Dispose();
        }
    }
}
