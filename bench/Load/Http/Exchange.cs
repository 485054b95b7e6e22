namespace OrderGrains.Bench.Http;

/// <summary>A connection's current request, ready to send, and what its answer must be.</summary>
public sealed class Exchange
{
    /// <summary>The request's bytes.</summary>
    public byte[] Request { get; set; } = [];

    /// <summary>How many of them are to be sent.</summary>
    public int Length { get; set; }

    /// <summary>What the answer's body must contain; empty: anything.</summary>
    public byte[] Id { get; } = new byte[RunIds.Length];

    /// <summary>True when the answer must name <see cref="Id"/>.</summary>
    public bool ChecksId { get; set; }

    /// <summary>The status that the answer must have.</summary>
    public int ExpectedStatus { get; set; }

    /// <summary>The number of the order that the scenario is at with this connection; -1: none.</summary>
    public long Order { get; set; } = -1;

    /// <summary>The step that the scenario has reached with that order.</summary>
    public int Step { get; set; }
}
