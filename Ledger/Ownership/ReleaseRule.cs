namespace OrderGrains.Ledger;

/// <summary>Which of its buckets a silo lets go.</summary>
internal enum ReleaseRule
{
    /// <summary>None for now: a move is announced, but perhaps not yet read by the new owner.</summary>
    NotYet,

    /// <summary>Those whose move is announced.</summary>
    Announced,

    /// <summary>All: the silo leaves, and nobody is there to take them.</summary>
    All,
}
