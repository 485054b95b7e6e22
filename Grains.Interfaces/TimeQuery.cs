namespace OrderGrains;

/// <summary>Asks for a page of what began within a time, newest first.</summary>
[GenerateSerializer, Immutable, Alias("og.TimeQuery")]
public sealed record TimeQuery
{
    /// <summary>Only what began at or after this time.</summary>
    [Id(0)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Only what began before this time.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Where the last page ended; null for the first page.</summary>
    [Id(2)]
    public string? Cursor { get; init; }

    /// <summary>The most items on the page; 1 to 1,000.</summary>
    [Id(3)]
    public int Limit { get; init; } = 50;

    /// <summary>Only what is of this store.</summary>
    [Id(4)]
    public string? StoreId { get; init; }

    /// <summary>Only what is of this customer.</summary>
    [Id(5)]
    public string? CustomerId { get; init; }
}
