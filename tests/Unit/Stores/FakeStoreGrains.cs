using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Orders;
using OrderGrains.Stores;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Stores;

/// <summary>The grains that a store asks: orders by their keys, and what asks many of them.</summary>
internal sealed class FakeStoreGrains(Func<string, IOrderGrain> order) : GrainsByKey
{
    /// <summary>Thrown by whatever asks many orders; null: it works.</summary>
    public Exception? CheckFailure { get; set; }

    public override TGrainInterface GetGrain<TGrainInterface>(
        string primaryKey, string? grainClassNamePrefix = null) =>
        (TGrainInterface)(object)(typeof(TGrainInterface) == typeof(IReservationCheckGrain)
            ? new Check(this, EntityKey.Parse(primaryKey).Tenant)
            : order(primaryKey));

    private sealed class Check(FakeStoreGrains grains, string tenant) : IReservationCheckGrain
    {
        public Task<IReadOnlyList<ReservationFate>> Ask(
            string storeId, IReadOnlyList<ReservationQuestion> reservations) =>
            grains.CheckFailure is { } failure
                ? throw failure
                : new ReservationCheck(grains, NullLogger<ReservationCheck>.Instance)
                    .Ask(new EntityKey(tenant, storeId), reservations);
    }
}
