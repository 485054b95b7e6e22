using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>Says a reason to a customer, in English.</summary>
public static class ReasonWords
{
    /// <summary>A clause that completes "because …".</summary>
    public static string Say(ReasonCode code) => code switch
    {
        ReasonCode.StoreClosed => "the store is closed",
        ReasonCode.StoreClosing => "the store closes before your order could be made",
        ReasonCode.StorePaused => "the store takes no orders at the moment",
        ReasonCode.StoreOffline => "the store cannot be reached at the moment",
        ReasonCode.CapacityExceeded => "the store has as many orders as it can make",
        ReasonCode.ItemUnavailable => "something you ordered is not available",
        ReasonCode.ItemUnknown => "something you ordered is not on the menu",
        ReasonCode.PriceMismatch => "the prices have changed",
        ReasonCode.InvalidOrder => "the order does not follow the store's rules",
        ReasonCode.AddressUnserviceable => "the store does not deliver to your address",
        ReasonCode.InstructionsUnfulfillable => "the store cannot follow your instructions",
        ReasonCode.AcceptDeadlineElapsed => "the store did not answer in time",
        ReasonCode.DuplicateOrder => "the same order came in twice",
        ReasonCode.CustomerRequest => "you asked for it",
        ReasonCode.PaymentFailed => "the payment failed",
        ReasonCode.PaymentTimeout => "the payment did not arrive in time",
        ReasonCode.NoShow => "nobody came to collect it",
        ReasonCode.FraudSuspected => "it could not be verified",
        ReasonCode.Other => "of a circumstance at the store",
        _ => "of a circumstance at the store",
    };
}
