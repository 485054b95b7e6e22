using Microsoft.Extensions.Logging;

namespace OrderGrains.Stores;

/// <summary>Questions to the orders of one bucket, as the host sees them.</summary>
public sealed class ReservationCheckGrain(ILogger<ReservationCheck> logger) : Grain, IReservationCheckGrain
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ReservationFate>> Ask(
        string storeId, IReadOnlyList<ReservationQuestion> reservations)
    {
        DeactivateOnIdle();
        EntityKey store = new(EntityKey.Parse(this.GetPrimaryKeyString()).Tenant, storeId);
        return new ReservationCheck(GrainFactory, logger).Ask(store, reservations);
    }
}
