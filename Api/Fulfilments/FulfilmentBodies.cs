using OrderGrains.Api.Orders;
using OrderGrains.Fulfilments;

namespace OrderGrains.Api.Fulfilments;

/// <summary>What goes with a command to a ticket; all of it is optional.</summary>
public sealed record FulfilmentCommandBody
{
    /// <summary>Why; only to reject. Default: other.</summary>
    public ReasonBody? Reason { get; init; }

    /// <summary>A remark; at most 500 characters, no personal data.</summary>
    public string? Note { get; init; }
}

/// <summary>A page of tickets, newest first.</summary>
public sealed record FulfilmentListBody
{
    /// <summary>The tickets.</summary>
    public required IReadOnlyList<FulfilmentView> Data { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    public string? NextCursor { get; init; }
}
