using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Payments;

/// <summary>How far a refund got; in JSON in snake case.</summary>
[GenerateSerializer, Alias("og.RefundStatus")]
[JsonConverter(typeof(SnakeCaseEnumConverter<RefundStatus>))]
public enum RefundStatus
{
    /// <summary>The provider has not confirmed it yet.</summary>
    Requested = 0,

    /// <summary>The money went back.</summary>
    Succeeded = 1,

    /// <summary>The provider refused it.</summary>
    Failed = 2,
}
