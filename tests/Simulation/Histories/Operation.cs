namespace OrderGrains.Tests.Simulation;

/// <summary>One answered request about one order, as its client saw it.</summary>
/// <param name="Client">Who asked.</param>
/// <param name="What">What was asked.</param>
/// <param name="BegunAt">When it was asked, in the order of all beginnings and ends.</param>
/// <param name="EndedAt">When the answer was there, in the same order.</param>
/// <param name="Version">The version that the answer shows; 0: no order.</param>
/// <param name="Kind">What the answer says about the order.</param>
internal sealed record Operation(
    string Client, string What, long BegunAt, long EndedAt, long Version, OperationKind Kind)
{
    public override string ToString() => $"{Client} {What} [{BegunAt}–{EndedAt}] @{Version}";
}
