namespace OrderGrains.Tests.Simulation;

/// <summary>
/// What goes wrong between silos. A connection's bytes keep their order, as TCP's do; connections overtake each other.
/// </summary>
/// <param name="LongestDelay">The most that bytes take; each time another time from zero on.</param>
/// <param name="CutPercent">How often of a hundred times a write cuts its connection, after part of it arrived.</param>
/// <param name="RefusePercent">How often connecting fails.</param>
internal sealed record NetworkFaults(TimeSpan LongestDelay, int CutPercent, int RefusePercent)
{
    /// <summary>Nothing goes wrong, and nothing takes time.</summary>
    public static NetworkFaults None { get; } = new(TimeSpan.Zero, 0, 0);
}
