namespace OrderGrains.Runtime;

/// <summary>
/// A call on its way to another silo. Held by one place at a time: a connection that waits for its answer, a peer that
/// is yet to connect, or those that are parked.
/// </summary>
internal sealed class OutboundCall(GrainCall call, long deadline)
{
    /// <summary>The call.</summary>
    public GrainCall Call => call;

    /// <summary>When it fails if it has no answer, as a timestamp of the clock.</summary>
    public long Deadline => deadline;

    /// <summary>How many hints it has followed since it last waited.</summary>
    public int Hops { get; set; }

    /// <summary>How often it has waited.</summary>
    public int Waits { get; set; }

    /// <summary>When it is tried again, as a timestamp of the clock.</summary>
    public long NextTry { get; set; }

    /// <summary>Why it was not carried out yet.</summary>
    public string? Obstacle { get; set; }
}
