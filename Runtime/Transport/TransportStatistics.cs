namespace OrderGrains.Runtime;

/// <summary>What went between this silo and others.</summary>
/// <param name="Connections">The connections that are open.</param>
/// <param name="Parked">How many calls wait until their grain's silo is known and can be reached.</param>
public sealed record TransportStatistics(IReadOnlyList<ConnectionStatistics> Connections, int Parked);
