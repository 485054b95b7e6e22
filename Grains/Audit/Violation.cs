namespace OrderGrains.Audit;

/// <summary>Something in the ledger that must never be there.</summary>
/// <param name="Kind">Which rule is broken; one of <see cref="ViolationKinds"/>.</param>
/// <param name="Subject">What breaks it, e.g. <c>order default/ord_1</c>.</param>
/// <param name="Detail">How, for people; no personal data.</param>
public sealed record Violation(string Kind, string Subject, string Detail)
{
    /// <summary>A violation by an order.</summary>
    public static Violation OfOrder(EntityKey order, string kind, string detail) => new(kind, $"order {order}", detail);

    /// <summary>A violation by a store.</summary>
    public static Violation OfStore(EntityKey store, string kind, string detail) => new(kind, $"store {store}", detail);
}
