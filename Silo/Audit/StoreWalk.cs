using OrderGrains.Ledger;
using OrderGrains.Stores;

namespace OrderGrains.Audit;

/// <summary>Checks one store: its counters against its reservations, and these against their orders.</summary>
internal sealed class StoreWalk(EntityKey key, StoreState store, AuditReader reader, AuditFindings findings)
{
    private const int Tries = 5;
    private const int AtOnce = 16;

    /// <summary>Checks.</summary>
    public async Task RunAsync(DateTimeOffset settledBefore)
    {
        findings.CountStore();
        IReadOnlyList<Reservation> open = await OpenAsync();
        for (int i = 0; i < Tries; i++)
        {
            ReadOnlyMemory<byte>? stored = await reader.CountersAsync(key);
            IReadOnlyList<Reservation> before = open;
            open = await OpenAsync();

            // A number is given out once: what was read before and after the counters was open at their moment.
            if (open.Select(one => one.Number).SequenceEqual(before.Select(one => one.Number)))
            {
                CapacityState counters = reader.Read<CapacityState>(stored) ?? new CapacityState();
                findings.Add(new StoreAudit(key, store, counters, open).Check());
                await CheckOrdersAsync(open, settledBefore);
                return;
            }
        }

        findings.CountUnsettled();
        await CheckOrdersAsync(open, settledBefore);
    }

    private async Task<IReadOnlyList<Reservation>> OpenAsync()
    {
        var open = new List<Reservation>();
        foreach (OwnedRow row in await reader.Ledger.ReadRowsAsync(key.ToString(), reader.Cancelled))
        {
            if (reader.Read<Reservation>(row.Value) is { } reservation)
            {
                open.Add(reservation);
            }
            else
            {
                findings.Add(Violation.OfStore(
                    key, ViolationKinds.Unreadable, $"The reservation of order {row.Name} is not what it should be."));
            }
        }

        return open;
    }

    private async Task CheckOrdersAsync(IReadOnlyList<Reservation> open, DateTimeOffset settledBefore)
    {
        foreach (Reservation[] some in open.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(reservation => CheckOrderAsync(reservation, settledBefore)));
        }
    }

    private async Task CheckOrderAsync(Reservation reservation, DateTimeOffset settledBefore)
    {
        EntityKey order = new(key.Tenant, reservation.Order);
        Violation? suspected = ReservationAudit.CheckReservation(
            key, reservation, await reader.OrderAsync(order), settledBefore);

        // Freed or replaced meanwhile: it was about to go.
        if (suspected is not null
            && (await reader.ReservationAsync(key, reservation.Order))?.Number == reservation.Number)
        {
            findings.Add(suspected);
        }
    }
}
