namespace OrderGrains.Status;

/// <summary>A live order.</summary>
/// <param name="State">Where it is in its life.</param>
/// <param name="Waiting">How many requests wait for it.</param>
/// <param name="Running">How many run.</param>
public sealed record OrderActivation(string State, int Waiting, int Running);
