namespace OrderGrains.Tests.Simulation;

/// <summary>What can befall a cluster.</summary>
internal enum Mishap
{
    KillSilo,
    KillAllSilos,
    FreezeSilo,
    StopSilo,
    PartSilos,
    IsolateMachine,
    CutConnections,
    CutOffSilo,
    CutOffFrontEnd,
    StoreDown,
    BucketAway,
    FreezeSiloAndCutOffFrontEnd,
    CutOffSiloAndFrontEnd,
    KillFrontEnd,
}
