using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Payments;

/// <summary>What happened to a payment; on the wire e.g. <c>payment.captured</c>, <c>refund.succeeded</c>.</summary>
[GenerateSerializer, Alias("og.PaymentEventType")]
[JsonConverter(typeof(SnakeCaseEnumConverter<PaymentEventType>))]
public enum PaymentEventType
{
    /// <summary>The provider waits for the customer.</summary>
    Created = 0,

    /// <summary>The money is reserved.</summary>
    Authorised = 1,

    /// <summary>The money is ours.</summary>
    Captured = 2,

    /// <summary>It failed for good.</summary>
    Failed = 3,

    /// <summary>It was called off before any money moved.</summary>
    Voided = 4,

    /// <summary>A refund was asked for.</summary>
    RefundRequested = 5,

    /// <summary>A refund went through.</summary>
    RefundSucceeded = 6,

    /// <summary>The provider refused a refund.</summary>
    RefundFailed = 7,
}
