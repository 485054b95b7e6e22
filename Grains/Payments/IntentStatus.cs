using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Payments;

/// <summary>
/// How far a payment is known to have come at its provider. What is heard later never leads back, so the order in which
/// it is heard does not matter.
/// </summary>
[GenerateSerializer, Alias("og.IntentStatus")]
[JsonConverter(typeof(SnakeCaseEnumConverter<IntentStatus>))]
public enum IntentStatus
{
    /// <summary>The provider knows nothing of it.</summary>
    None = 0,

    /// <summary>It waits for the customer.</summary>
    Open = 1,

    /// <summary>The provider is at work.</summary>
    Processing = 2,

    /// <summary>The money is reserved.</summary>
    Authorised = 3,

    /// <summary>Nothing can be captured any more.</summary>
    Cancelled = 4,

    /// <summary>The money is ours; should a provider claim both, then the money counts.</summary>
    Captured = 5,
}
