namespace OrderGrains;

/// <summary>A page of a walk over an index.</summary>
/// <typeparam name="TView">What is shown of each state.</typeparam>
internal sealed record LedgerPage<TView>
{
    /// <summary>What was found, newest first.</summary>
    public IReadOnlyList<TView> Items { get; init; } = [];

    /// <summary>Where the next page begins; null at the end.</summary>
    public string? NextCursor { get; init; }

    /// <summary>True when the cursor was not one of ours.</summary>
    public bool CursorInvalid { get; init; }
}
