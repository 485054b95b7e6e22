namespace OrderGrains.Ledger;

/// <summary>Asks for a page of an index, newest first.</summary>
public sealed record IndexQuery
{
    /// <summary>The index, e.g. <c>orders_by_store</c>.</summary>
    public required string Index { get; init; }

    /// <summary>What it is looked up by.</summary>
    public required string Partition { get; init; }

    /// <summary>Only entries committed at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only entries committed before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// The place of the last entry seen, from <see cref="IndexPage.Items"/>; null for the first page.
    /// </summary>
    public IndexPosition? After { get; init; }

    /// <summary>
    /// The newest commit of each bucket when the walk began, from the first <see cref="IndexPage"/>: later entries stay
    /// out of the walk. Null for the first page.
    /// </summary>
    public IReadOnlyList<long>? Bounds { get; init; }

    /// <summary>The most entries that the page holds; 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
