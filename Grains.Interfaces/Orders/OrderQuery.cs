namespace OrderGrains.Orders;

/// <summary>Asks for a page of orders, newest first.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderQuery")]
public sealed record OrderQuery
{
    /// <summary>Only orders of this store.</summary>
    [Id(0)]
    public string? StoreId { get; init; }

    /// <summary>Only orders of this customer.</summary>
    [Id(1)]
    public string? CustomerId { get; init; }

    /// <summary>Only orders in one of these states.</summary>
    [Id(2)]
    public IReadOnlyList<OrderStatus> States { get; init; } = [];

    /// <summary>Only orders from this channel.</summary>
    [Id(3)]
    public string? Channel { get; init; }

    /// <summary>Only orders placed at or after this time.</summary>
    [Id(4)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Only orders placed before this time.</summary>
    [Id(5)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Where the last page ended; null for the first page.</summary>
    [Id(6)]
    public string? Cursor { get; init; }

    /// <summary>The most orders on the page; 1 to 1,000.</summary>
    [Id(7)]
    public int Limit { get; init; } = 50;

    /// <summary>Only orders with this short number, as the store calls it out.</summary>
    [Id(8)]
    public string? DisplayNumber { get; init; }
}

/// <summary>A page of orders.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderPage")]
public sealed record OrderPage
{
    /// <summary>The orders, newest first.</summary>
    [Id(0)]
    public IReadOnlyList<OrderView> Orders { get; init; } = [];

    /// <summary>Where the next page begins; null at the end.</summary>
    [Id(1)]
    public string? NextCursor { get; init; }

    /// <summary>True when the cursor was not one of ours.</summary>
    [Id(2)]
    public bool CursorInvalid { get; init; }
}
