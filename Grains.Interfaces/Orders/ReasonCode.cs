using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Orders;

/// <summary>
/// Why an order was rejected or cancelled; in JSON in snake case. Every reject and cancel carries one.
/// </summary>
[GenerateSerializer, Alias("og.ReasonCode")]
[JsonConverter(typeof(SnakeCaseEnumConverter<ReasonCode>))]
public enum ReasonCode
{
    /// <summary>None of the others.</summary>
    Other = 0,

    /// <summary>The store is closed.</summary>
    StoreClosed = 1,

    /// <summary>The store closes before the order could be made.</summary>
    StoreClosing = 2,

    /// <summary>The store takes no orders for the moment.</summary>
    StorePaused = 3,

    /// <summary>The store does not answer.</summary>
    StoreOffline = 4,

    /// <summary>The store has as many orders as it can make.</summary>
    CapacityExceeded = 5,

    /// <summary>An item is sold out or switched off.</summary>
    ItemUnavailable = 6,

    /// <summary>An item or modifier is not on the menu.</summary>
    ItemUnknown = 7,

    /// <summary>The price is not the menu's.</summary>
    PriceMismatch = 8,

    /// <summary>The order breaks a rule of the store, e.g. its minimum value.</summary>
    InvalidOrder = 9,

    /// <summary>The store does not deliver there.</summary>
    AddressUnserviceable = 10,

    /// <summary>The store cannot follow the customer's instructions.</summary>
    InstructionsUnfulfillable = 11,

    /// <summary>The store did not decide in time.</summary>
    AcceptDeadlineElapsed = 12,

    /// <summary>The same order came twice.</summary>
    DuplicateOrder = 13,

    /// <summary>The customer asked for it.</summary>
    CustomerRequest = 14,

    /// <summary>The payment failed.</summary>
    PaymentFailed = 15,

    /// <summary>The payment did not come in time.</summary>
    PaymentTimeout = 16,

    /// <summary>The customer did not come.</summary>
    NoShow = 17,

    /// <summary>The order looks fraudulent.</summary>
    FraudSuspected = 18,
}
