using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A live grain, seen from outside; out of date as soon as it is looked at.</summary>
/// <param name="GrainId">The grain.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Waiting">How many requests wait in its mailbox.</param>
/// <param name="Running">How many requests run.</param>
public sealed record ActivationView(GrainId GrainId, ActivationStatus Status, int Waiting, int Running);
