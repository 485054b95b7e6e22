using Microsoft.Extensions.Logging;
using OrderGrains.Ledger;

namespace OrderGrains.Stores;

/// <summary>
/// Asks orders about reservations that nobody released, and frees those that no order holds or can hold any more. Never
/// decides by time alone. Orders that are in one bucket are asked with one call. The supervisor of these calls: a
/// failure is logged and the reservation is asked about again.
/// </summary>
/// <param name="key">The store.</param>
/// <param name="desk">Where the reservations are.</param>
/// <param name="grains">Where their orders are found.</param>
/// <param name="domain">Tells which orders are in one bucket.</param>
/// <param name="logger">Where failures go.</param>
public sealed partial class ReservationSweep(
    EntityKey key, StoreDesk desk, IGrainFactory grains, ICommitDomain domain, ILogger<ReservationSweep> logger)
{
    /// <summary>The most orders that are asked at once; some for each of a cluster's buckets.</summary>
    public const int BatchSize = 512;

    private const int MaxBatches = 128;

    /// <summary>
    /// Asks about every reservation made at or before a time; stops at the first failure, until called again.
    /// </summary>
    public async Task Run(DateTimeOffset madeBefore, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxBatches && !cancellationToken.IsCancellationRequested; i++)
        {
            IReadOnlyList<Reservation> due = desk.Unconfirmed.TakeDue(madeBefore, BatchSize);
            (Reservation Reservation, ReservationFate Fate)[] answers = [.. (await Task.WhenAll(due
                .GroupBy(reservation => domain.BucketOf(KeyOf(reservation)))
                .Select(bucket => Ask([.. bucket])))).SelectMany(static bucket => bucket)];
            List<ReservationReleased> orphans = [];
            foreach ((Reservation reservation, ReservationFate fate) in answers)
            {
                Settle(reservation, fate, orphans);
            }

            if (orphans.Count > 0)
            {
                LogReleased(key.Id, orphans.Count);
                await desk.Release(orphans);
            }

            if (due.Count < BatchSize || answers.Any(static answer => answer.Fate == ReservationFate.Unknown))
            {
                return;
            }
        }
    }

    private void Settle(Reservation reservation, ReservationFate fate, List<ReservationReleased> orphans)
    {
        if (fate == ReservationFate.Unknown)
        {
            return;
        }

        desk.Unconfirmed.Settle(reservation);
        if (fate == ReservationFate.Orphaned)
        {
            orphans.Add(new ReservationReleased
            {
                OrderId = reservation.Order,
                Attempt = reservation.Attempt,
                Restock = true,
            });
        }
    }

    private async Task<IEnumerable<(Reservation Reservation, ReservationFate Fate)>> Ask(Reservation[] ofOneBucket)
    {
        try
        {
            IReadOnlyList<ReservationFate> fates = await grains
                .GetGrain<IReservationCheckGrain>(KeyOf(ofOneBucket[0]))
                .Ask(key.Id, [.. ofOneBucket.Select(static each => new ReservationQuestion(each.Order, each.Attempt))]);
            return ofOneBucket.Zip(fates);
        }
        catch (Exception exception)
        {
            // The supervisor of these calls: whatever happens there, the store asks again later.
            LogUnanswered(exception, ofOneBucket.Length);
            return ofOneBucket.Select(static each => (each, ReservationFate.Unknown));
        }
    }

    private string KeyOf(Reservation reservation) => new EntityKey(key.Tenant, reservation.Order).ToString();
}
