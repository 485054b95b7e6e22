using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Api.Stores;

/// <summary>What a store would decide about an order now. Nothing was reserved.</summary>
public sealed record EvaluationBody
{
    /// <summary>What placing the order would lead to.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The rule that rejects it.</summary>
    public OrderReason? Reason { get; init; }

    /// <summary>The lines with the menu's names and prices.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>The sum of the lines.</summary>
    public required MinorUnits Total { get; init; }

    /// <summary>The currency of every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>Who accepts.</summary>
    public required AcceptanceMode Acceptance { get; init; }

    /// <summary>How long the store would have to decide.</summary>
    public int? AcceptWithinSeconds { get; init; }

    /// <summary>The wait that would be promised at acceptance.</summary>
    public required int LeadTimeSeconds { get; init; }
}

/// <summary>What placing an order would lead to.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Decision>))]
public enum Decision
{
    /// <summary>The store's people would decide.</summary>
    Placed,

    /// <summary>It would be accepted at once.</summary>
    Accepted,

    /// <summary>A rule would reject it.</summary>
    Rejected,
}
