using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Payments;

/// <summary>The refusals of a payment, with their sentences.</summary>
internal static class PaymentRefusals
{
    public static Refusal NoOrder() => new() { Code = ErrorCode.NotFound, Detail = "There is no such order." };

    public static Refusal NoPayment() => new() { Code = ErrorCode.NotFound, Detail = "There is no such payment." };

    public static Refusal NothingToPay(OrderView order) => new()
    {
        Code = ErrorCode.InvalidTransition,
        Detail = "The order waits for no payment.",
        Allowed = order.AllowedTransitions,
        Version = order.Version,
    };

    public static Refusal NothingCaptured(long version) => new()
    {
        Code = ErrorCode.InvalidTransition,
        Detail = "Nothing was captured that could go back.",
        Allowed = [],
        Version = version,
    };

    public static Refusal TooMuch(MinorUnits refundable, long version) => new()
    {
        Code = ErrorCode.ValidationFailed,
        Detail = $"At most {refundable.Value} can go back.",
        Version = version,
    };

    public static Refusal KeyReused(long version) => new()
    {
        Code = ErrorCode.IdempotencyKeyReused,
        Detail = "The idempotency key was used for another refund.",
        Version = version,
    };
}
