namespace OrderGrains.Stores;

/// <summary>Lists a tenant's stores. Key: the tenant.</summary>
[Alias("og.IStoreListGrain")]
public interface IStoreListGrain : IGrainWithStringKey
{
    /// <summary>A page of stores, newest first.</summary>
    [Alias("List")]
    Task<StorePage> List(string? cursor, int limit);
}

/// <summary>A page of stores.</summary>
[GenerateSerializer, Immutable, Alias("og.StorePage")]
public sealed record StorePage
{
    /// <summary>The stores, newest first.</summary>
    [Id(0)]
    public IReadOnlyList<StoreView> Stores { get; init; } = [];

    /// <summary>Where the next page begins; null at the end.</summary>
    [Id(1)]
    public string? NextCursor { get; init; }

    /// <summary>True when the cursor was not one of ours.</summary>
    [Id(2)]
    public bool CursorInvalid { get; init; }
}
