namespace OrderGrains.Fulfilments;

/// <summary>Lists a tenant's tickets from the index. Key: the tenant.</summary>
[Alias("og.IFulfilmentListGrain")]
public interface IFulfilmentListGrain : IGrainWithStringKey
{
    /// <summary>
    /// A page of tickets, newest first. The walk over all pages holds exactly the tickets that the kitchen had got
    /// before its first page.
    /// </summary>
    [Alias("List")]
    Task<FulfilmentPage> List(TimeQuery query);
}

/// <summary>A page of tickets.</summary>
[GenerateSerializer, Immutable, Alias("og.FulfilmentPage")]
public sealed record FulfilmentPage
{
    /// <summary>The tickets, newest first.</summary>
    [Id(0)]
    public IReadOnlyList<FulfilmentView> Fulfilments { get; init; } = [];

    /// <summary>Where the next page begins; null at the end.</summary>
    [Id(1)]
    public string? NextCursor { get; init; }

    /// <summary>True when the cursor was not one of ours.</summary>
    [Id(2)]
    public bool CursorInvalid { get; init; }
}
