namespace OrderGrains.Tests.Simulation;

/// <summary>What an answer says about an order.</summary>
internal enum OperationKind
{
    /// <summary>The order as it was at some moment between question and answer; a refusal is one too.</summary>
    Read,

    /// <summary>This request has made this version.</summary>
    Write,

    /// <summary>This request has made the order.</summary>
    Placing,

    /// <summary>What was answered first, however much later.</summary>
    Replay,
}
