using OrderGrains.Fulfilments;
using OrderGrains.Orders;

namespace OrderGrains;

/// <summary>An expected refusal: returned, not thrown. Nothing was changed.</summary>
[GenerateSerializer, Immutable, Alias("og.Refusal")]
public sealed record Refusal
{
    /// <summary>The stable code.</summary>
    [Id(0)]
    public required ErrorCode Code { get; init; }

    /// <summary>A sentence for people.</summary>
    [Id(1)]
    public required string Detail { get; init; }

    /// <summary>The states that the order may go to now; only with <see cref="ErrorCode.InvalidTransition"/>.</summary>
    [Id(2)]
    public IReadOnlyList<OrderStatus>? Allowed { get; init; }

    /// <summary>The subject's version now, if it exists.</summary>
    [Id(3)]
    public long? Version { get; init; }

    /// <summary>When to try again; only with <see cref="ErrorCode.RateLimited"/>.</summary>
    [Id(4)]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The states that the fulfilment may go to now; only with <see cref="ErrorCode.InvalidTransition"/> of one.
    /// </summary>
    [Id(5)]
    public IReadOnlyList<FulfilmentStatus>? AllowedFulfilment { get; init; }
}
