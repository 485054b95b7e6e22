using OrderGrains.Money;
using OrderGrains.Payments;

namespace OrderGrains.Api.Payments;

/// <summary>Begins the payment of an order.</summary>
public sealed record PaymentBody
{
    /// <summary>The order's id; the amount is the order's total.</summary>
    public string? OrderId { get; init; }
}

/// <summary>Where a customer's browser pays.</summary>
public sealed record PaymentProviderBody
{
    /// <summary>Who moves the money, as payments name it: simulated or stripe.</summary>
    public required string Provider { get; init; }

    /// <summary>Stripe's key for browsers; absent at other providers, and where none is set.</summary>
    public string? PublishableKey { get; init; }
}

/// <summary>A page of payments, newest first.</summary>
public sealed record PaymentListBody
{
    /// <summary>The payments, without their client_secret.</summary>
    public required IReadOnlyList<PaymentView> Data { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>Gives money back.</summary>
public sealed record RefundBody
{
    /// <summary>How much, in minor units. Default: all that is left.</summary>
    public long? Amount { get; init; }

    /// <summary>Why; at most 500 characters, no personal data.</summary>
    public string? Note { get; init; }
}

/// <summary>A refund.</summary>
public sealed record RefundAnswerBody
{
    /// <summary>The refund's id.</summary>
    public required string Id { get; init; }

    /// <summary>The payment's id.</summary>
    public required string PaymentId { get; init; }

    /// <summary>The order's id.</summary>
    public required string OrderId { get; init; }

    /// <summary>How much.</summary>
    public required MinorUnits Amount { get; init; }

    /// <summary>The amount's currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How far it got.</summary>
    public required RefundStatus State { get; init; }

    /// <summary>Why.</summary>
    public string? Note { get; init; }
}
