namespace OrderGrains.Fulfilments;

/// <summary>Ids of tickets: made of the order's, since there is one ticket of an order.</summary>
public static class FulfilmentId
{
    private const string Prefix = "ful_";

    /// <summary>The id of an order's ticket.</summary>
    public static string Of(string orderId) => Prefix + orderId;

    /// <summary>The order that a ticket belongs to; null: that is no ticket's id.</summary>
    public static string? OrderOf(string fulfilmentId) =>
        fulfilmentId.Length > Prefix.Length && fulfilmentId.StartsWith(Prefix, StringComparison.Ordinal)
            ? fulfilmentId[Prefix.Length..]
            : null;
}
