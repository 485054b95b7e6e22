using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Payments;

/// <summary>A payment as Stripe shows it; only what is used here.</summary>
internal sealed record StripeIntent
{
    public string Id { get; init; } = "";

    public string Status { get; init; } = "";

    public string Currency { get; init; } = "";

    public long Amount { get; init; }

    public long AmountReceived { get; init; }

    public string? ClientSecret { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public StripeError? LastPaymentError { get; init; }
}

/// <summary>A refund as Stripe shows it.</summary>
internal sealed record StripeRefund
{
    public string Id { get; init; } = "";

    public string Status { get; init; } = "";

    public string Currency { get; init; } = "";

    public long Amount { get; init; }

    public string? PaymentIntent { get; init; }

    public string? FailureReason { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}

/// <summary>A page of refunds.</summary>
internal sealed record StripeRefundList
{
    public StripeRefund[] Data { get; init; } = [];
}

/// <summary>A charge as Stripe shows it: what was taken for a payment.</summary>
internal sealed record StripeCharge
{
    public string? PaymentIntent { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public StripeRefundList? Refunds { get; init; }
}

/// <summary>What went wrong, in Stripe's words.</summary>
internal sealed record StripeError
{
    public string? Code { get; init; }

    public string? DeclineCode { get; init; }
}

/// <summary>The body of an answer that is an error.</summary>
internal sealed record StripeErrorBody
{
    public StripeError? Error { get; init; }
}

/// <summary>An event as Stripe sends it.</summary>
internal sealed record StripeEvent
{
    public string? Id { get; init; }

    public string? Type { get; init; }

    public StripeEventData? Data { get; init; }
}

/// <summary>What an event is about: another object for each type.</summary>
internal sealed record StripeEventData
{
    public JsonElement Object { get; init; }
}

/// <summary>Stripe's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StripeIntent))]
[JsonSerializable(typeof(StripeRefund))]
[JsonSerializable(typeof(StripeRefundList))]
[JsonSerializable(typeof(StripeCharge))]
[JsonSerializable(typeof(StripeErrorBody))]
[JsonSerializable(typeof(StripeEvent))]
internal sealed partial class StripeJson : JsonSerializerContext;
