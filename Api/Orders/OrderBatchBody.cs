using System.Text.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>Orders to place together; each stands and falls on its own.</summary>
public sealed record OrderBatchBody
{
    /// <summary>The orders; 1 to 100, each as for a single order.</summary>
    public IReadOnlyList<JsonElement>? Orders { get; init; }
}

/// <summary>Orders to get together.</summary>
public sealed record OrderIdsBody
{
    /// <summary>Their ids; 1 to 100.</summary>
    public IReadOnlyList<string?>? Ids { get; init; }
}

/// <summary>An answer per item, in the order of the request.</summary>
public sealed record OrderBatchResults
{
    /// <summary>The answers.</summary>
    public required IReadOnlyList<OrderBatchResult> Results { get; init; }
}

/// <summary>What a single request for this item would have been answered.</summary>
public sealed record OrderBatchResult
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The order, when there is one.</summary>
    public OrderView? Order { get; init; }

    /// <summary>True when this repeats the recorded answer to an earlier, identical request.</summary>
    public bool? Replayed { get; init; }

    /// <summary>What went wrong, when something did.</summary>
    public ProblemBody? Problem { get; init; }
}
