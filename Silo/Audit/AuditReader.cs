using System.Text.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;
using OrderGrains.Stores;

namespace OrderGrains.Audit;

/// <summary>Reads single rows again while an audit goes on; what cannot be read counts as not there.</summary>
internal sealed class AuditReader(LedgerEngine ledger, StateCodec codec, CancellationToken cancellationToken)
{
    public LedgerEngine Ledger => ledger;

    public CancellationToken Cancelled => cancellationToken;

    public async ValueTask<OrderState?> OrderAsync(EntityKey order) =>
        Read<OrderState>(await ledger.ReadStateBytesAsync(OrderState.StateName, order.ToString(), cancellationToken));

    public async ValueTask<Reservation?> ReservationAsync(EntityKey store, string orderId) =>
        Read<Reservation>(await ledger.ReadOwnedAsync(store.ToString(), orderId, cancellationToken));

    public ValueTask<ReadOnlyMemory<byte>?> CountersAsync(EntityKey store) =>
        ledger.ReadStateBytesAsync(CapacityState.StateName, store.ToString(), cancellationToken);

    /// <summary>Reads a row; null when there is none, or none that can be read.</summary>
    public T? Read<T>(ReadOnlyMemory<byte>? row)
        where T : class
    {
        try
        {
            return row is { } json ? codec.Read<T>(json.Span) : null;
        }
        catch (JsonException)
        {
            // The walk reports the row when it comes to it.
            return null;
        }
    }
}
