namespace OrderGrains.Payments;

/// <summary>
/// Ids of payments and refunds: made of the order's, since there is one payment of an order. So a payment is found
/// without an index, and a repeat cannot make a second one.
/// </summary>
public static class PaymentId
{
    private const string Prefix = "pay_";

    /// <summary>The id of an order's payment.</summary>
    public static string Of(string orderId) => Prefix + orderId;

    /// <summary>The order that a payment belongs to; null: that is no payment's id.</summary>
    public static string? OrderOf(string paymentId) =>
        paymentId.Length > Prefix.Length && paymentId.StartsWith(Prefix, StringComparison.Ordinal)
            ? paymentId[Prefix.Length..]
            : null;

    /// <summary>The id of an order's refund: its number, from 1.</summary>
    public static string OfRefund(string orderId, int number) => $"ref_{orderId}_{number}";
}
