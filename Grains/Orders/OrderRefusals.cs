using System.Text.Json;

namespace OrderGrains.Orders;

/// <summary>The refusals of an order, with their sentences.</summary>
public static class OrderRefusals
{
    /// <summary>There is no such order.</summary>
    public static Refusal NotFound() => new() { Code = ErrorCode.NotFound, Detail = "There is no such order." };

    /// <summary>The order has moved on.</summary>
    public static Refusal VersionMismatch(long expected, long version) => new()
    {
        Code = ErrorCode.VersionMismatch,
        Detail = $"The order is at version {version}, not {expected}.",
        Version = version,
    };

    /// <summary>The key was used for another request.</summary>
    public static Refusal KeyReused(long version) => new()
    {
        Code = ErrorCode.IdempotencyKeyReused,
        Detail = "The idempotency key was used for another request.",
        Version = version,
    };

    /// <summary>The id is taken.</summary>
    public static Refusal Duplicate(long version) => new()
    {
        Code = ErrorCode.DuplicateOrder,
        Detail = "There is an order with this id and other content.",
        Version = version,
    };

    /// <summary>A reject or cancel without a reason.</summary>
    public static Refusal ReasonMissing(OrderCommand command, long version) => new()
    {
        Code = ErrorCode.ValidationFailed,
        Detail = $"To {Name(command)} an order takes a reason.",
        Version = version,
    };

    /// <summary>The state does not allow the command.</summary>
    public static Refusal InvalidTransition(
        OrderCommand command, OrderStatus status, IReadOnlyList<OrderStatus> allowed, long version) => new()
        {
            Code = ErrorCode.InvalidTransition,
            Detail = $"The command '{Name(command)}' does not fit an order that is {Name(status)}.",
            Allowed = allowed,
            Version = version,
        };

    /// <summary>The customer is too late.</summary>
    public static Refusal CancelTooLate(OrderStatus status, IReadOnlyList<OrderStatus> allowed, long version) => new()
    {
        Code = ErrorCode.InvalidTransition,
        Detail = $"A customer cannot cancel an order of this store that is {Name(status)}.",
        Allowed = [.. allowed.Where(target => target != OrderStatus.Cancelled)],
        Version = version,
    };

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
