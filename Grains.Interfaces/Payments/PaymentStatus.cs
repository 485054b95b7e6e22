using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Payments;

/// <summary>A payment's state; in JSON in snake case. Capturing a payment does not complete its order.</summary>
[GenerateSerializer, Alias("og.PaymentStatus")]
[JsonConverter(typeof(SnakeCaseEnumConverter<PaymentStatus>))]
public enum PaymentStatus
{
    /// <summary>The order needs no payment.</summary>
    None = 0,

    /// <summary>The order waits for a payment; the provider knows of none yet.</summary>
    RequiresPayment = 1,

    /// <summary>The provider waits for the customer.</summary>
    Created = 2,

    /// <summary>The provider is at work.</summary>
    Processing = 3,

    /// <summary>The money is reserved at the customer's bank.</summary>
    Authorised = 4,

    /// <summary>The money is ours.</summary>
    Captured = 5,

    /// <summary>A refund is on its way.</summary>
    RefundPending = 6,

    /// <summary>Some of the money went back.</summary>
    PartiallyRefunded = 7,

    /// <summary>All of the money went back.</summary>
    Refunded = 8,

    /// <summary>Declined, and nothing can be captured any more. Final.</summary>
    Failed = 9,

    /// <summary>Called off before any money moved. Final.</summary>
    Voided = 10,
}
