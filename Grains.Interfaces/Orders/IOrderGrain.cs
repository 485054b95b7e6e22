using Orleans.Concurrency;

namespace OrderGrains.Orders;

/// <summary>One order: holds its state, decides, persists itself. Key: <see cref="EntityKey"/>.</summary>
[Alias("og.IOrderGrain")]
public interface IOrderGrain : IDueMessageTarget
{
    /// <summary>
    /// Places the order: asks the store for an admission, then commits placed, accepted, scheduled or rejected.
    /// A repeat with the same key, or without one with the same content, is answered with the recorded answer.
    /// Refuses: not_found (no such store), price_mismatch, idempotency_key_reused, duplicate_order.
    /// </summary>
    [Alias("Place")]
    Task<OrderResult> Place(PlaceOrder command);

    /// <summary>
    /// Moves the order on. A repeat with the same idempotency key is answered with the recorded answer.
    /// Refuses: not_found, version_mismatch, invalid_transition (with what is allowed), idempotency_key_reused.
    /// </summary>
    [Alias("Change")]
    Task<OrderResult> Change(ChangeOrder command);

    /// <summary>The order as it is committed; null when there is none.</summary>
    [Alias("Find"), ReadOnly]
    Task<OrderView?> Find();

    /// <summary>The order's events; null when there is no order.</summary>
    [Alias("FindTimeline"), ReadOnly]
    Task<OrderTimeline?> FindTimeline();

    /// <summary>
    /// Asked by a store about a reservation that nobody released: true when the order holds it. Otherwise the order
    /// first makes sure, durably, that no placing of this attempt can commit any more, then answers false.
    /// </summary>
    [Alias("ConfirmReservationOf")]
    Task<bool> ConfirmReservation(string storeId, int attempt);
}
