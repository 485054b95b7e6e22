using Microsoft.Extensions.Logging;
using OrderGrains.Orders;

namespace OrderGrains.Stores;

/// <summary>
/// Asks orders whether they hold their reservations, some at once. The supervisor of these calls: an order that fails
/// is logged, and its store asks again later.
/// </summary>
/// <param name="grains">Where the orders are found.</param>
/// <param name="logger">Where failures go.</param>
public sealed partial class ReservationCheck(IGrainFactory grains, ILogger<ReservationCheck> logger)
{
    /// <summary>How many orders are asked at once.</summary>
    public const int Concurrency = 16;

    /// <inheritdoc cref="IReservationCheckGrain.Ask"/>
    public async Task<IReadOnlyList<ReservationFate>> Ask(
        EntityKey store, IReadOnlyList<ReservationQuestion> reservations)
    {
        List<ReservationFate> fates = new(reservations.Count);
        foreach (ReservationQuestion[] some in reservations.Chunk(Concurrency))
        {
            fates.AddRange(await Task.WhenAll(some.Select(each => Ask(store, each))));
        }

        return fates;
    }

    private async Task<ReservationFate> Ask(EntityKey store, ReservationQuestion reservation)
    {
        try
        {
            string order = new EntityKey(store.Tenant, reservation.OrderId).ToString();
            bool isHeld = await grains.GetGrain<IOrderGrain>(order)
                .ConfirmReservation(store.Id, reservation.Attempt);
            return isHeld ? ReservationFate.Held : ReservationFate.Orphaned;
        }
        catch (Exception exception)
        {
            // The supervisor of these calls: whatever an order answers, the store asks again later.
            LogUnanswered(exception, reservation.OrderId);
            return ReservationFate.Unknown;
        }
    }
}
