using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Payments;

/// <summary>When a store takes the money of an order; in JSON in snake case.</summary>
[GenerateSerializer, Alias("og.CaptureMode")]
[JsonConverter(typeof(SnakeCaseEnumConverter<CaptureMode>))]
public enum CaptureMode
{
    /// <summary>As soon as the customer pays.</summary>
    AtPayment = 0,

    /// <summary>Reserved when the customer pays, taken when the store accepts; what it rejects never is.</summary>
    AtAcceptance = 1,
}
