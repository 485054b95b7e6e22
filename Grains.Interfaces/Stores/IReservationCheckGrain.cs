namespace OrderGrains.Stores;

/// <summary>
/// Asks orders of one bucket about their reservations, beside them: one call from their store for all of them. Keeps
/// nothing. Key: any of those orders'.
/// </summary>
[Alias("og.IReservationCheckGrain")]
public interface IReservationCheckGrain : IGrainWithStringKey
{
    /// <summary>
    /// What became of each reservation, in their order; see <see cref="Orders.IOrderGrain.ConfirmReservation"/>.
    /// </summary>
    [Alias("Ask")]
    Task<IReadOnlyList<ReservationFate>> Ask(string storeId, IReadOnlyList<ReservationQuestion> reservations);
}

/// <summary>A reservation that its store asks about.</summary>
[GenerateSerializer, Immutable, Alias("og.ReservationQuestion")]
public readonly record struct ReservationQuestion
{
    /// <summary>Asks about the reservation of an order's attempt.</summary>
    public ReservationQuestion(string orderId, int attempt) => (OrderId, Attempt) = (orderId, attempt);

    /// <summary>The order's id.</summary>
    [Id(0)]
    public string OrderId { get; init; }

    /// <summary>The attempt that it was made for.</summary>
    [Id(1)]
    public int Attempt { get; init; }
}

/// <summary>What became of a reservation.</summary>
[GenerateSerializer, Alias("og.ReservationFate")]
public enum ReservationFate
{
    /// <summary>The order did not answer.</summary>
    Unknown = 0,

    /// <summary>The order holds it.</summary>
    Held = 1,

    /// <summary>No order holds it, or ever will.</summary>
    Orphaned = 2,
}
