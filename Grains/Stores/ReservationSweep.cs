using Microsoft.Extensions.Logging;
using OrderGrains.Orders;

namespace OrderGrains.Stores;

/// <summary>
/// Asks orders about reservations that nobody released, and frees those that no order holds or can hold any more. Never
/// decides by time alone. The supervisor of these calls: a failure is logged and the reservation is asked about again.
/// </summary>
/// <param name="key">The store.</param>
/// <param name="desk">Where the reservations are.</param>
/// <param name="grains">Where their orders are found.</param>
/// <param name="logger">Where failures go.</param>
public sealed partial class ReservationSweep(
    EntityKey key, StoreDesk desk, IGrainFactory grains, ILogger<ReservationSweep> logger)
{
    /// <summary>How many orders are asked at once.</summary>
    public const int Concurrency = 16;

    private const int MaxBatches = 4_096;

    private enum Fate
    {
        Unknown,
        Held,
        Orphaned,
    }

    /// <summary>
    /// Asks about every reservation made at or before a time; stops at the first failure, until called again.
    /// </summary>
    public async Task Run(DateTimeOffset madeBefore, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxBatches && !cancellationToken.IsCancellationRequested; i++)
        {
            IReadOnlyList<Reservation> due = desk.Unconfirmed.TakeDue(madeBefore, Concurrency);
            Fate[] fates = await Task.WhenAll(due.Select(Ask));
            List<ReservationReleased> orphans = [];
            for (int asked = 0; asked < fates.Length; asked++)
            {
                Settle(due[asked], fates[asked], orphans);
            }

            if (orphans.Count > 0)
            {
                LogReleased(key.Id, orphans.Count);
                await desk.Release(orphans);
            }

            if (due.Count < Concurrency || fates.Contains(Fate.Unknown))
            {
                return;
            }
        }
    }

    private void Settle(Reservation reservation, Fate fate, List<ReservationReleased> orphans)
    {
        if (fate == Fate.Unknown)
        {
            return;
        }

        desk.Unconfirmed.Settle(reservation);
        if (fate == Fate.Orphaned)
        {
            orphans.Add(new ReservationReleased
            {
                OrderId = reservation.Order,
                Attempt = reservation.Attempt,
                Restock = true,
            });
        }
    }

    private async Task<Fate> Ask(Reservation reservation)
    {
        try
        {
            string order = new EntityKey(key.Tenant, reservation.Order).ToString();
            bool isHeld = await grains.GetGrain<IOrderGrain>(order)
                .ConfirmReservation(key.Id, reservation.Attempt);
            return isHeld ? Fate.Held : Fate.Orphaned;
        }
        catch (Exception exception)
        {
            // The supervisor of these calls: whatever an order answers, the store asks again later.
            LogUnanswered(exception, reservation.Order);
            return Fate.Unknown;
        }
    }
}
