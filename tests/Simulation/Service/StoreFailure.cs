namespace OrderGrains.Tests.Simulation;

/// <summary>What the caller of the shared store is told instead of the result.</summary>
internal enum StoreFailure
{
    None,

    /// <summary>It could not be reached; certainly nothing was done.</summary>
    Unreachable,

    /// <summary>It asks to slow down; certainly nothing was done.</summary>
    Throttled,

    /// <summary>No answer came: it may have been done, may never be, or may still be.</summary>
    Unknown,
}
